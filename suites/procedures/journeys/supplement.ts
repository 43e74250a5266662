import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { prepared } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, statusName } from '../settings.ts';

export const supplement = journey('procedures', 'supplement', async (stage) => {
  const product = await productOf(stage);
  const { code } = await prepared(stage, procedureFor('supplement'), 'filed');
  const officer = product.desk((await stage.as('one-stop')).page).dossier(code);
  const citizen = product.desk((await stage.as('citizen')).page).dossier(code);
  const wanted = `Bổ sung bản sao giấy tờ. ${stage.marker}`;
  const answer = `Đã bổ sung theo yêu cầu. ${stage.marker}`;
  const paper = { name: 'bổ sung.txt', mimeType: 'text/plain', buffer: Buffer.from(answer) };
  await stage.step('Cán bộ một cửa yêu cầu bổ sung', async () => {
    await officer.open();
    await officer.requestSupplement(wanted);
    await expect.poll(() => officer.status(), 'trạng thái').toBe(statusName(5));
  });
  await stage.step('Công dân đọc yêu cầu và gửi bổ sung', async () => {
    await citizen.open();
    await expect.poll(() => citizen.fact('wanted supplement'), 'nội dung yêu cầu').toBe(wanted);
    await citizen.supplement(answer, paper);
  });
  await stage.step('Cán bộ nhận được phần bổ sung', async () => {
    await officer.open();
    await expect.poll(() => officer.fact('supplement'), 'nội dung bổ sung').toBe(answer);
    const arrived = async () => (await officer.papers()).filter((one) => one.includes(paper.name));
    await expect.poll(async () => (await arrived()).length, 'số giấy tờ bổ sung').toBe(1);
    await expect.poll(() => officer.can('receive'), 'tiếp nhận được hồ sơ').toBe(true);
  });
});
