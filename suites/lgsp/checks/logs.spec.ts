import { connected, newRequestId, registration } from '../prepare.ts';
import { settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

/** How far the platform's clock may be from ours. */
const MOST_OFF_MS = 5 * 60_000;

test(
  ...check('calls-logged', async (stage) => {
    const { calls, account } = await connected(stage);
    const operator = await connected(stage, 'gateway-operator');
    const { enterprise, smallCatalogue, citizen } = settings();
    const asked: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['danh mục', () => calls.catalogues.about(smallCatalogue)],
      ['doanh nghiệp', () => calls.people.enterprise(enterprise)],
      ['dân cư', () => calls.people.exists(citizen)],
      ['hộ tịch', () => calls.civil.status(stage.target.units.home, 'KT-KHONG-CO')],
      ['không có giao diện', () => calls.platform.nowhere()],
    ];
    for (const [what, ask] of asked)
      await stage.step(`Lượt gọi ${what} có trong nhật ký với đúng mã yêu cầu`, async () => {
        const requestId = newRequestId();
        calls.mark(requestId);
        await ask();
        expect(calls.last.requestId, 'mã yêu cầu trong câu trả lời').toBe(requestId);
        const lines = await operator.calls.platform.log(requestId);
        expect(
          lines.map((line) => line.requestId),
          'mã yêu cầu trong nhật ký',
        ).toEqual([requestId]);
        // Clocks of two machines differ; a log that is an hour or a day off does not show what happened when.
        const off = Math.abs(Date.parse(lines[0]?.at ?? '') - Date.now());
        expect(off, 'giờ trong nhật ký lệch, ms').toBeLessThan(MOST_OFF_MS);
        if (what !== 'không có giao diện')
          expect(lines[0]?.system, 'hệ thống đã gọi').toBe(account.username);
      });
  }),
);

test(
  ...check('logs-without-people', async (stage) => {
    const { calls } = await connected(stage, 'commune-system');
    const operator = await connected(stage, 'gateway-operator');
    const { citizen } = settings();
    const asked: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['dân cư', () => calls.people.exists(citizen)],
      ['bảo hiểm xã hội', () => calls.people.insuranceNumber(citizen)],
      ['hộ tịch', () => calls.civil.register(registration(stage, 'LTKH', { name: citizen.name }))],
    ];
    for (const [what, ask] of asked) {
      const lines = await stage.given(`nhật ký có lượt gọi ${what}`, async () => {
        const requestId = newRequestId();
        calls.mark(requestId);
        await ask();
        const all = await operator.calls.platform.log(requestId);
        expect(all.length, 'số dòng nhật ký').toBeGreaterThan(0);
        return all;
      });
      await stage.step(`Nhật ký của lượt gọi ${what} không có dữ liệu cá nhân`, async () => {
        for (const whole of readings(lines.map(({ line }) => line).join('\n'))) {
          expect(whole.includes(citizen.id), 'có số định danh').toBe(false);
          expect(whole.includes(citizen.name.normalize('NFC')), 'có họ tên').toBe(false);
        }
      });
    }
  }),
);

/** A log as it stands, and with what an address or JSON writes in its own way read back. */
function readings(log: string): string[] {
  const unescaped = log.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const decoded = log.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString(),
  );
  return [log, unescaped, decoded, decoded.replaceAll('+', ' ')].map((one) => one.normalize('NFC'));
}

const INSIDE =
  /\bat .+\.(?:js|ts|java):\d+|node_modules|Exception in|SQLITE|\/(?:usr|home|root|opt)\//;

test(
  ...check('errors-closed', async (stage) => {
    const { calls } = await connected(stage);
    for (const [what, ask] of [
      ['địa chỉ không có', () => calls.platform.nowhere()],
      ['XML hỏng', () => calls.people.sendXml('<a>')],
    ] as const)
      await stage.step(`Câu trả lời cho ${what} không lộ bên trong`, async () => {
        const { status, text } = await ask();
        expect(status, 'mã trả lời').toBeGreaterThanOrEqual(400);
        expect(INSIDE.exec(text)?.[0], 'dấu vết bên trong').toBeUndefined();
      });
    await stage.step('Câu trả lời có tiêu đề bảo mật, không cho biết phiên bản', async () => {
      const { headers } = await calls.platform.reach();
      expect(headers['x-content-type-options'], 'X-Content-Type-Options').toBe('nosniff');
      expect(headers['cache-control'], 'Cache-Control').toContain('no-store');
      expect(headers['x-powered-by'], 'X-Powered-By').toBeUndefined();
      expect(/\/\d/.test(headers['server'] ?? ''), 'Server cho biết phiên bản').toBe(false);
    });
  }),
);
