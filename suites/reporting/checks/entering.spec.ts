import { AnswerError, answerTo } from '../../stage/precondition.ts';
import { STATES } from '../offer/reports.ts';
import { figuresFor, given, interfaceReport, officeOf, reported } from '../prepare.ts';
import { settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

/** A page without what stands between the digits of a number. */
const digitsIn = (text: string) => text.replaceAll(/[.,\s]/g, '');

/** What a refusal says. @throws where it was no refusal of the platform's */
async function refusalOf(trying: Promise<unknown>): Promise<string> {
  try {
    await trying;
    return '';
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    return error.message;
  }
}

test(
  ...check('two-people', async (stage) => {
    const campaign = await given(stage, 'two-people');
    const id = campaign.reports.get(stage.target.units.home) ?? '';
    const first = (await officeOf(stage, 'reporter')).report(id);
    const second = (await officeOf(stage, 'reporter', undefined, 1)).report(id);
    const opened = await stage.given('hai người cùng mở báo cáo', async () => ({
      first: await first.opened(),
      second: await second.opened(),
    }));
    await stage.step('Mỗi người lưu ô của mình, không ô nào mất', async () => {
      await first.enterOver(opened.first, { 'TTHC01.v': '120' });
      await second.enterOver(opened.second, { 'TTHC02.v': '80' });
      const { figures } = await interfaceReport(stage, campaign.id);
      expect(figures['TTHC01.v'], 'ô của người thứ nhất').toBe('120');
      expect(figures['TTHC02.v'], 'ô của người thứ hai').toBe('80');
    });
    await stage.step('Hai người sửa cùng một ô thì người sau được báo', async () => {
      const told = await refusalOf(second.enterOver(opened.second, { 'TTHC01.v': '130' }));
      expect(told, 'lời báo').toContain('TTHC01.v');
      const { figures } = await interfaceReport(stage, campaign.id);
      expect(figures['TTHC01.v'], 'ô của người thứ nhất').toBe('120');
    });
  }),
);

test(
  ...check('formula-checked', async (stage) => {
    const campaign = await given(stage, 'formula-checked');
    const id = await reported(stage, campaign, 'entered');
    const reporter = (await officeOf(stage, 'reporter')).report(id);
    await stage.step('Số liệu đúng công thức thì không bị báo sai', async () => {
      expect((await interfaceReport(stage, campaign.id)).figures['r1.c3'], 'ô công thức').toBe(
        '42',
      );
    });
    await stage.step('Một ô lệch thì không gửi được, ô sai được chỉ đúng', async () => {
      await reporter.enter({ 'r3.c8': '99' });
      const told = await refusalOf(reporter.send());
      expect(told, 'lời báo').toContain('[r3.c3]');
      expect(told, 'lời báo').not.toContain('[r2.');
      expect(await reporter.state(), 'trạng thái').toBe(STATES.entering);
    });
    await stage.step('Sửa lại thì gửi được', async () => {
      await reporter.enter({ 'r3.c8': figuresFor(campaign.form)['r3.c8'] ?? '' });
      await reporter.send();
      expect(await reporter.state(), 'trạng thái').toBe(STATES.sent);
    });
  }),
);

test(
  ...check('derived-cells-locked', async (stage) => {
    const campaign = await given(stage, 'derived-cells-locked');
    const id = await reported(stage, campaign, 'entered');
    const reporter = (await officeOf(stage, 'reporter')).report(id);
    await stage.step('Yêu cầu gửi thẳng cũng không sửa được ô công thức', async () => {
      await reporter.enter({ 'TTHC04.v': '99' }).catch(() => undefined);
      const { figures } = await interfaceReport(stage, campaign.id);
      expect(figures['TTHC02.v'], 'ô được nhập').toBe('87');
      expect(figures['TTHC04.v'], 'ô công thức').toBe('90.63');
    });
  }),
);

test(
  ...check('sent-is-read-only', async (stage) => {
    const campaign = await given(stage, 'sent-is-read-only');
    const id = await reported(stage, campaign, 'entered');
    const reporter = (await officeOf(stage, 'reporter')).report(id);
    const opened = await stage.given('báo cáo đã mở trước khi gửi', async () => {
      const page = await reporter.opened();
      await reporter.send();
      return page;
    });
    await stage.step('Sửa báo cáo đã gửi bị từ chối', async () => {
      const trying = reporter.enterOver(opened, { 'TTHC01.v': '999' });
      expect(await answerTo(trying), 'câu trả lời').toBe('bị từ chối');
      const { figures } = await interfaceReport(stage, campaign.id);
      expect(figures['TTHC01.v'], 'hồ sơ tiếp nhận').toBe('107');
    });
  }),
);

test(
  ...check('closed-period', async (stage) => {
    const campaign = await given(stage, 'closed-period');
    const id = await reported(stage, campaign, 'entered');
    const aggregator = await officeOf(stage, 'aggregator');
    const reporter = (await officeOf(stage, 'reporter')).report(id);
    const opened = await stage.given('kỳ báo cáo đã khóa sau khi mở báo cáo', async () => {
      const page = await reporter.opened();
      await aggregator.close(campaign.id);
      return page;
    });
    await stage.step('Nhập và gửi sau khi khóa bị từ chối', async () => {
      const entering = reporter.enterOver(opened, { 'TTHC01.v': '999' });
      expect(await answerTo(entering), 'câu trả lời khi nhập').toBe('bị từ chối');
      expect(await answerTo(reporter.send()), 'câu trả lời khi gửi').toBe('bị từ chối');
      const { figures, state } = await interfaceReport(stage, campaign.id);
      expect(figures['TTHC01.v'], 'hồ sơ tiếp nhận').toBe('107');
      expect(state, 'trạng thái').toBe(STATES.entering);
    });
  }),
);

test(
  ...check('correction-reason', async (stage) => {
    const campaign = await given(stage, 'correction-reason');
    const id = await reported(stage, campaign, 'sent');
    const approver = (await officeOf(stage, 'approver')).report(id);
    const reason = `Kiểm tra lại số hồ sơ quá hạn. ${stage.marker}`;
    await stage.step('Không có lý do hoặc lý do quá dài thì không trả lại được', async () => {
      expect(await answerTo(approver.sendBack('')), 'lý do trống').toBe('bị từ chối');
      const long = 'a'.repeat(settings().mostReason + 1);
      expect(await answerTo(approver.sendBack(long)), 'lý do quá dài').toBe('bị từ chối');
      expect(await approver.state(), 'trạng thái').toBe(STATES.sent);
    });
    await stage.step('Người nhập liệu đọc được lý do và sửa được', async () => {
      await approver.sendBack(reason);
      const reporter = (await officeOf(stage, 'reporter')).report(id);
      expect(await reporter.state(), 'trạng thái').toBe(STATES.entering);
      expect(await reporter.fact('reason'), 'lý do').toBe(reason);
    });
  }),
);

test(
  ...check('version-after-completion', async (stage) => {
    const campaign = await given(stage, 'version-after-completion');
    const id = await reported(stage, campaign, 'approved');
    const aggregator = await officeOf(stage, 'aggregator');
    await stage.step('Chưa hoàn thành thì không lập được phiên bản mới', async () => {
      const trying = aggregator.report(id).startVersion();
      expect(await answerTo(trying), 'câu trả lời').toBe('bị từ chối');
      expect((await interfaceReport(stage, campaign.id)).version, 'phiên bản').toBe(1);
    });
    await stage.step('Hoàn thành rồi thì lập được phiên bản 2', async () => {
      await aggregator.aggregate(campaign.id);
      await (await officeOf(stage, 'province-signer')).complete(campaign.id);
      expect(await aggregator.report(id).state(), 'trạng thái').toBe(STATES.completed);
      await aggregator.report(id).startVersion();
      expect((await interfaceReport(stage, campaign.id)).version, 'phiên bản').toBe(2);
    });
  }),
);

test(
  ...check('changes-in-history', async (stage) => {
    const campaign = await given(stage, 'changes-in-history');
    const id = await reported(stage, campaign, 'entered');
    const reporter = (await officeOf(stage, 'reporter')).report(id);
    await stage.step('Lịch sử ghi ô, số cũ và số mới', async () => {
      await reporter.enter({ 'TTHC01.v': '321' });
      const lines = (await reporter.history()).filter((line) => line.includes('321'));
      expect(lines.length, 'số dòng lịch sử').toBe(1);
      expect(lines[0], 'dòng lịch sử').toContain('107');
      expect(lines[0], 'dòng lịch sử').toContain('TTHC01');
    });
  }),
);

test(
  ...check('reminders', async (stage) => {
    const campaign = await given(stage, 'reminders');
    const id = campaign.reports.get(stage.target.units.home) ?? '';
    await stage.step('Đơn vị chưa gửi thấy nhắc gửi báo cáo', async () => {
      const reporter = (await officeOf(stage, 'reporter')).report(id);
      expect(await reporter.fact('reminder'), 'nhắc gửi trước đó').toBe('');
      await (await officeOf(stage, 'aggregator')).report(id).remind();
      expect(await reporter.fact('reminder'), 'nhắc gửi').not.toBe('');
    });
  }),
);

test(
  ...check('own-reports-only', async (stage) => {
    const { home, other } = stage.target.units;
    const campaign = await given(stage, 'own-reports-only', { units: [home, other] });
    const figures = { ...figuresFor(campaign.form), 'TTHC01.v': '7654321' };
    const id = await reported(stage, campaign, 'entered', figures);
    for (const role of ['reporter', 'approver'])
      await stage.step('Đơn vị khác không đọc được báo cáo', async () => {
        const stranger = (await officeOf(stage, role, other)).report(id);
        const { answer, text } = await stranger.reading();
        expect(answer, 'trang báo cáo').toBe('bị từ chối');
        expect(digitsIn(text), 'nội dung trả lời').not.toContain('7654321');
      });
    await stage.step('Đơn vị mình vẫn đọc được', async () => {
      const { answer, text } = await (await officeOf(stage, 'reporter', home)).report(id).reading();
      expect(answer, 'trang báo cáo').toBe('được làm');
      expect(digitsIn(text), 'nội dung trả lời').toContain('7654321');
    });
  }),
);
