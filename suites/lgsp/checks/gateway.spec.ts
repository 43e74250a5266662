import { connected } from '../prepare.ts';
import { settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

/** Longer than any rate limit of a trial, in calls. */
const MOST_CALLS = 500;

test(
  ...check('isolation', async (stage) => {
    const { undisturbedMs, services } = settings();
    const [slow, dead] = [await connected(stage), await connected(stage)];
    const { calls } = await connected(stage);
    const times = async () => {
      const seen: Record<string, number> = {};
      for (const service of services) {
        const { status, ms } = await calls.platform.health(service);
        expect(status, `mã trả lời của dịch vụ ${service}`).toBe(200);
        seen[service] = ms;
      }
      return seen;
    };
    const slower = (seen: Record<string, number>) =>
      Object.keys(seen).filter((service) => (seen[service] ?? 0) >= undisturbedMs);
    // How fast they are is judged under load; here only what one does to the others.
    await stage.given('các dịch vụ trả lời nhanh khi không ai làm phiền', async () => {
      expect(slower(await times()), 'dịch vụ chậm').toEqual([]);
    });
    await stage.step('Vẫn nhanh như vậy khi một dịch vụ chậm, một dịch vụ hỏng', async () => {
      const disturbed = Promise.all([
        ...[1, 2, 3].map(() => slow.calls.platform.trial('slow')),
        dead.calls.platform.trial('dead'),
      ]);
      const seen = await times();
      const [first] = await disturbed;
      expect(first?.status, 'mã trả lời của dịch vụ chậm').toBe(200);
      expect(first?.ms, 'thời gian của dịch vụ chậm, ms').toBeGreaterThan(undisturbedMs);
      expect(slower(seen), 'dịch vụ bị chậm theo').toEqual([]);
    });
  }),
);

test(
  ...check('rate-limit', async (stage) => {
    const { calls } = await connected(stage, 'limited-system');
    const refused = await stage.step('Gọi quá giới hạn thì bị từ chối', async () => {
      for (let call = 0; call < MOST_CALLS; call++) {
        const answer = await calls.platform.reach();
        if (answer.status !== 200) return answer;
      }
      return calls.last;
    });
    expect(refused.status, 'mã trả lời khi quá giới hạn').toBe(429);
    expect(Number(refused.headers['retry-after']), 'số giây phải chờ').toBeGreaterThan(0);
    await stage.step('Hết thời gian chờ thì gọi lại được', () =>
      expect
        .poll(async () => (await calls.platform.reach()).status, {
          message: 'mã trả lời sau khi chờ',
          intervals: [1_000],
          timeout: 10_000,
        })
        .toBe(200),
    );
  }),
);

test(
  ...check('quota', async (stage) => {
    const { calls } = await connected(stage, 'commune-system', stage.target.units.other);
    await stage.step('Mỗi lượt gọi làm hạn mức giảm đi', async () => {
      const before = await calls.platform.quotaLeft();
      for (let call = 0; call < 3; call++) await calls.platform.reach();
      const after = await calls.platform.quotaLeft();
      expect(before, 'hạn mức còn lại').toBeGreaterThan(0);
      expect(before - after, 'số lượt đã trừ').toBeGreaterThanOrEqual(4);
    });
  }),
);

test(
  ...check('backend-limit', async (stage) => {
    const { calls } = await connected(stage);
    const { backendLimitMs } = settings();
    await stage.step(
      'Dịch vụ không trả lời thì cổng báo 504 trong thời gian cho phép',
      async () => {
        const answer = await calls.platform.trial('silent', 5 * backendLimitMs);
        expect(answer.status, 'mã trả lời').toBe(504);
        expect(answer.ms, 'thời gian chờ, ms').toBeLessThan(backendLimitMs);
      },
    );
  }),
);

test(
  ...check('circuit', async (stage) => {
    const { calls } = await connected(stage);
    const statusOfDead = async () => (await calls.platform.trial('dead')).status;
    await stage.step('Dịch vụ hỏng liên tục thì cổng tạm ngắt', () =>
      expect
        .poll(statusOfDead, { message: 'mã trả lời', intervals: [10], timeout: 5_000 })
        .toBe(503),
    );
    await stage.step('Trong lúc đó các dịch vụ khác vẫn chạy', async () => {
      expect((await calls.platform.reach()).status, 'mã trả lời').toBe(200);
    });
    await stage.step('Một lúc sau cổng thử lại dịch vụ hỏng', () =>
      expect
        .poll(statusOfDead, { message: 'mã trả lời', intervals: [300], timeout: 10_000 })
        .toBe(502),
    );
  }),
);
