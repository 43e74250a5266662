import { expect } from '../../stage/expect.ts';
import { plusWorkingDays } from '../../../config/calendar/days.ts';
import { addressOf } from '../../stage/target.ts';
import { configOfSuites, journey } from '../../journey.ts';
import { isoDay, shownDay } from '../dates.ts';
import { DossierPage } from '../pages/dossier-page.ts';
import { prepared } from '../prepare.ts';
import { procedureFor } from '../settings.ts';

export const apologise = journey('procedures', 'apologise', async (stage) => {
  const address = addressOf(stage.target, 'procedures');
  const { code } = await prepared(stage, procedureFor('apologise'), 'assigned');
  const officer = new DossierPage((await stage.as('specialist')).page);
  const citizen = new DossierPage((await stage.as('citizen')).page);
  const letter = `Hồ sơ cần thêm thời gian xác minh. ${stage.marker}`;
  const newDay = await stage.step('Chuyên viên gửi thư xin lỗi và hẹn lại', async () => {
    await officer.open(address, code);
    const due = isoDay((await officer.fact('Ngày hẹn trả').textContent()) ?? '');
    const day = shownDay(plusWorkingDays(configOfSuites().plan.calendar, due, 3));
    await officer.act('Gửi thư xin lỗi và hẹn lại', {
      'Ngày hẹn trả mới': day,
      'Lý do xin lỗi': letter,
    });
    return day;
  });
  await stage.step('Ngày hẹn trả mới thay ngày cũ', () =>
    expect(officer.fact('Ngày hẹn trả')).toHaveText(newDay),
  );
  await stage.step('Công dân đọc được thư xin lỗi và ngày mới', async () => {
    await citizen.open(address, code);
    await expect(citizen.fact('Thư xin lỗi')).toHaveText(letter);
    await expect(citizen.fact('Ngày hẹn trả')).toHaveText(newDay);
  });
});
