import { plusWorkingDays } from '../../../config/calendar/days.ts';
import { configOfSuites, journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { AnswerError } from '../../stage/precondition.ts';
import { prepared } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor } from '../settings.ts';

export const apologise = journey('procedures', 'apologise', async (stage) => {
  const product = await productOf(stage);
  const { code } = await prepared(stage, procedureFor('apologise'), 'assigned');
  const officer = product.desk((await stage.as('specialist')).page).dossier(code);
  const citizen = product.desk((await stage.as('citizen')).page).dossier(code);
  const letter = `Hồ sơ cần thêm thời gian xác minh. ${stage.marker}`;
  const newDay = await stage.step('Chuyên viên gửi thư xin lỗi và hẹn lại', async () => {
    await officer.open();
    const due = await officer.day('due');
    if (due === '') throw new AnswerError('hồ sơ không có ngày hẹn trả');
    const day = plusWorkingDays(configOfSuites().plan.calendar, due, 3);
    await officer.apologise(day, letter);
    return day;
  });
  await stage.step('Ngày hẹn trả mới thay ngày cũ', () =>
    expect.poll(() => officer.day('due'), 'ngày hẹn trả').toBe(newDay),
  );
  await stage.step('Công dân đọc được thư xin lỗi và ngày mới', async () => {
    await citizen.open();
    await expect.poll(() => citizen.fact('apology'), 'thư xin lỗi').toBe(letter);
    await expect.poll(() => citizen.day('due'), 'ngày hẹn trả').toBe(newDay);
  });
});
