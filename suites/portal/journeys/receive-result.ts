import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { sha256 } from '../../stage/hash.ts';
import { connected, dossierOf, filed, nameOf, pdf } from '../prepare.ts';
import { procedureFor, statusName } from '../settings.ts';

export const receiveResult = journey('portal', 'receive-result', async (stage) => {
  const { code, office } = await filed(stage, 'receive-result');
  const system = await connected(stage);
  const notation = `${stage.marker.slice(-8)}/CT-UBND`;
  const { buffer } = pdf(stage);
  const issued = { name: 'Bản sao chứng thực', notation, code: 'KQ.G15.000342' };
  const fileName = 'ket-qua.pdf';
  await stage.step('Hệ thống một cửa trả kết quả', async () => {
    const result = { ...issued, file: await system.upload(code, fileName, buffer) };
    const sent = dossierOf(code, procedureFor('receive-result'), {
      status: '10',
      results: [result],
    });
    await system.send([sent]);
  });
  await stage.step('Hồ sơ hiện đã trả kết quả', async () => {
    expect(await office.status(code), 'trạng thái').toBe(statusName(10));
  });
  const stored = await stage.step('Kết quả có trong kho của công dân', async () => {
    const found = (await office.results()).find((one) => one.dossier === code);
    expect(found?.notation, 'số, ký hiệu').toBe(notation);
    expect(found?.name, 'tên giấy tờ').toBe(issued.name);
    expect(found?.agency.normalize('NFC'), 'cơ quan cấp').toBe(nameOf(stage.target.units.home));
    return found;
  });
  await stage.step('Tệp tải về còn nguyên', async () => {
    expect((await stored?.fetch())?.equals(buffer), 'giống tệp cơ quan đã gửi').toBe(true);
  });
  await stage.step('Hệ thống khác hỏi kho cũng thấy kết quả đó', async () => {
    const owner = (await system.find(code))?.identities[0] ?? '';
    const told = (await system.results(owner)).find((one) => one.notation === notation);
    const hash = sha256(buffer);
    expect(told, 'kết quả trong kho').toMatchObject({
      ...{ ...issued, dossier: code, files: [{ name: fileName, hash }] },
    });
    expect(told?.agency.normalize('NFC'), 'cơ quan cấp').toBe(nameOf(stage.target.units.home));
    const file = await system.fetch(told?.files[0]?.address ?? '');
    expect(file.equals(buffer), 'giống tệp cơ quan đã gửi').toBe(true);
  });
});
