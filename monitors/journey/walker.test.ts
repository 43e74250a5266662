import { vietnamese } from '../testing/words.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { expect as expectInBrowser } from '../../suites/stage/expect.ts';
import { missing } from '../../suites/stage/offered.ts';
import { AnswerError } from '../../suites/stage/precondition.ts';
import type { Stage } from '../../suites/stage/stage.ts';
import { killGroup } from '../browser/process-group.ts';
import type { Sample } from '../look/sample.ts';
import { found, smallPlatform, WalkingPlace } from '../testing/journeys.ts';
import { TestServers } from '../testing/servers.ts';

const servers = new TestServers();
let place: WalkingPlace | undefined;
let address = '';
beforeEach(async () => {
  address = await servers.http((request, response) => {
    if (request.url === '/treo') return;
    if (request.url === '/503') response.statusCode = 503;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><html lang="vi"><h1>Nền tảng nhỏ</h1></html>');
  });
});
afterEach(async () => {
  await place?.close();
  await servers.end();
});

type Flow = (stage: Stage) => Promise<void>;

/** A place that walks one flow. */
function walking(flow: Flow, options: ConstructorParameters<typeof WalkingPlace>[0] = {}) {
  place = new WalkingPlace({ find: found(flow), ...options });
  const made = place;
  const walk = (
    more: Parameters<WalkingPlace['walk']>[2] & { effect?: 'reads' | 'creates' | 'changes' } = {},
  ): Promise<Sample> => {
    const { effect, ...rest } = more;
    return made.walk(smallPlatform(address, effect), 'flow', rest);
  };
  return { walk, place: made };
}

/** Opens the front page and sees its heading. */
const seesHome: Flow = async (stage) => {
  const page = await stage.visitor();
  await stage.step('Mở trang chủ', () => page.goto(address));
  await stage.step('Thấy tên nền tảng', () =>
    expectInBrowser(page.getByRole('heading')).toHaveText('Nền tảng nhỏ'),
  );
};

describe('a browser that is lost accuses nobody', () => {
  test('where there is none', async () => {
    const { walk } = walking(seesHome, { chromium: null });
    const sample = await walk();
    expect(sample.outcome).toBe('blocked');
    expect(sample.walk).toBeUndefined();
    expect(sample.reason).toContain('there is no Chromium');
  });

  test('killed in the middle of a walk: blocked, and the next walk is well', async () => {
    let kill = true;
    const { walk, place } = walking(async (stage) => {
      const page = await stage.visitor();
      await stage.step('Mở trang treo', async () => {
        if (!kill) return void (await page.goto(address));
        const opening = page.goto(`${address}/treo`);
        await page.context().browser()?.newContext();
        killGroup(
          (await place.browsers.lend(AbortSignal.timeout(10_000), async (one) => one)).group ?? 0,
        );
        await opening;
      });
    });
    const sample = await walk();
    expect(sample.outcome).toBe('blocked');
    expect(sample.reason).toBe('the browser was lost');
    expect(sample.evidence).toBeUndefined();
    kill = false;
    expect((await walk()).outcome).toBe('success');
    expect(place.restarts).toEqual(['lost']);
  });

  test('hanging in the middle of a walk: blocked, replaced, and the next walk is well', async () => {
    let hang = true;
    const { walk, place } = walking(async (stage) => {
      const page = await stage.visitor();
      await stage.step('Mở trang chủ', async () => {
        const { group } = await place.browsers.lend(
          AbortSignal.timeout(10_000),
          async (one) => one,
        );
        if (hang) process.kill(-(group ?? 0), 'SIGSTOP');
        await page.goto(address);
      });
    });
    const sample = await walk({ timeoutMs: 3_000 });
    expect(sample).toMatchObject({ outcome: 'blocked', reason: 'the browser hangs' });
    hang = false;
    expect((await walk()).outcome).toBe('success');
    expect(place.restarts).toEqual(['lost']);
  });

  test('stopped by us: blocked', async () => {
    const stop = new AbortController();
    const { walk } = walking(async (stage) => {
      const page = await stage.visitor();
      await stage.step('Mở trang treo', async () => {
        const opening = page.goto(`${address}/treo`);
        stop.abort();
        await opening;
      });
    });
    const sample = await walk({ stop: stop.signal });
    expect(sample).toMatchObject({ outcome: 'blocked', reason: 'the monitor was stopped' });
  });
});

/** A browser that is only starting would use up the time of a walk that is given seconds. */
const started = () => Promise.resolve();

describe('a platform that does not do what it should has failed', () => {
  test('where it hangs: when the time is over, at the open step', async () => {
    const { walk, place } = walking(async (stage) => {
      const page = await stage.visitor();
      await stage.step('Mở trang chủ', () => page.goto(address));
      await stage.step('Mở trang treo', () => page.goto(`${address}/treo`));
      await stage.step('Không tới đây', () => page.goto(address));
    });
    await place.browsers.lend(AbortSignal.timeout(60_000), started);
    const sample = await walk({ timeoutMs: 4_000 });
    expect(sample.outcome).toBe('failure');
    expect(sample.reason).toBe('Journey failed: “Mở trang treo” did not end within 4 s');
    expect(sample.walk).toMatchObject({ failedAt: 'Mở trang treo' });
    expect(sample.walk?.steps.map(({ title, failed }) => [title, failed])).toEqual([
      ['Mở trang chủ', false],
      ['Mở trang treo', true],
    ]);
  });

  test('where a page keeps its script busy for ever', async () => {
    const { walk, place } = walking(async (stage) => {
      const page = await stage.visitor();
      await stage.step('Mở trang chủ', () => page.goto(address));
      await stage.step('Bấm nút', () =>
        page.evaluate(() => {
          for (;;);
        }),
      );
    });
    await place.browsers.lend(AbortSignal.timeout(60_000), started);
    const sample = await walk({ timeoutMs: 4_000 });
    expect(sample).toMatchObject({ outcome: 'failure', walk: { failedAt: 'Bấm nút' } });
    expect(place.restarts).toEqual([]);
    expect((await place.walk(smallPlatform(address), 'no-flow')).outcome).toBe('blocked');
  });

  test('in the middle of a precondition: it would be silence otherwise', async () => {
    const { walk } = walking(async (stage) => {
      await stage.given('có hồ sơ', async () => {
        const answer = await (await stage.anonymous()).get(`${address}/503`);
        throw new AnswerError(`/503 answered ${answer.status()}`);
      });
    });
    const sample = await walk();
    expect(sample).toMatchObject({ outcome: 'failure', walk: { failedAt: 'Điều kiện: có hồ sơ' } });
    expect(sample.reason).toMatch(/“Điều kiện: có hồ sơ”: .*503 answered 503/);
  });

  test('by refusing the connection in a precondition', async () => {
    const { walk } = walking(async (stage) => {
      await stage.given('có hồ sơ', async () =>
        (await stage.anonymous()).get('http://127.0.0.1:1/'),
      );
    });
    const sample = await walk();
    expect(sample.outcome).toBe('failure');
    expect(sample.reason).toContain('ECONNREFUSED');
    expect(vietnamese(sample)).toBe(
      '“Điều kiện: có hồ sơ”: không mở được trang /: máy chủ từ chối kết nối',
    );
  });

  test('by answering a precondition with what is no JSON', async () => {
    const { walk } = walking(async (stage) => {
      await stage.given(
        'có danh mục',
        async () => (await (await stage.anonymous()).get(address)).json() as Promise<unknown>,
      );
    });
    expect((await walk()).outcome).toBe('failure');
  });
});

describe('what says nothing of the platform is blocked', () => {
  test('a walk that got its browser when most of its time was over', async () => {
    const { walk, place } = walking(async (stage) => {
      await stage.step('Mở trang treo', async () =>
        (await stage.visitor()).goto(`${address}/treo`),
      );
    });
    const lend = place.browsers.lend.bind(place.browsers);
    await lend(AbortSignal.timeout(60_000), started);
    vi.spyOn(place.browsers, 'lend').mockImplementation(async (signal, use) => {
      await new Promise((waited) => setTimeout(waited, 1_800));
      return lend(signal, use);
    });
    const sample = await walk({ timeoutMs: 3_000 });
    expect(sample).toMatchObject({
      outcome: 'blocked',
      reason: 'the browser did not start in time',
    });
  });

  test.each<[string, Flow, RegExp]>([
    [
      'a role without an account',
      async (stage) => void (await stage.as('leader')),
      /no account of the role leader/,
    ],
    [
      'a fault of our own in a precondition',
      (stage) => stage.given('có hồ sơ', () => Promise.reject(new TypeError('x is undefined'))),
      /x is undefined/,
    ],
    [
      'a fault of our own in a step',
      (stage) => stage.step('Mở trang', () => Promise.reject(new RangeError('no procedure'))),
      /no procedure/,
    ],
    ['a journey without a step', () => Promise.resolve(), /has no step/],
    [
      'a step that was not awaited',
      async (stage) => {
        void stage.step('Chờ mãi', () => new Promise(() => undefined));
      },
      /“Chờ mãi” was not awaited/,
    ],
    [
      'no network of this machine',
      (stage) =>
        stage.step('Mở trang', () =>
          Promise.reject(new Error('page.goto: net::ERR_INTERNET_DISCONNECTED at http://x/')),
        ),
      /ERR_INTERNET_DISCONNECTED/,
    ],
  ])('%s', async (_name, flow, reason) => {
    const { walk } = walking(flow);
    const sample = await walk();
    expect(sample.reason).toMatch(reason);
    expect(sample.outcome).toBe('blocked');
  });

  test('what the product lacks, also where the journey swallows that error', async () => {
    const lacking: () => Promise<void> = missing('Không có phần này', 'It lacks this part');
    const { walk } = walking(async (stage) => {
      await seesHome(stage);
      await stage.step('Dùng phần còn thiếu', async () => lacking());
    });
    const sample = await walk();
    expect(sample.outcome).toBe('blocked');
    expect(sample.reason).toContain('It lacks this part');
    const { walk: quiet } = walking(async (stage) => {
      await seesHome(stage);
      await stage.step('Dùng phần còn thiếu', async () => {
        try {
          await lacking();
        } catch {
          // The journey goes on as if nothing were missing.
        }
      });
    });
    expect((await quiet()).outcome).toBe('blocked');
  });

  test('a walk without the accounts of a configured probe', async () => {
    const { walk } = walking(seesHome);
    const sample = await walk({ deployment: undefined });
    expect(sample.outcome).toBe('blocked');
    expect(sample.reason).toContain('not for /probe');
  });
});

describe('what a walk created', () => {
  /** Creates something; undoing it does what the test says. */
  const creating =
    (undo: () => Promise<void>): Flow =>
    async (stage) => {
      await stage.step('Nộp hồ sơ', async () => {
        stage.afterwards(undo);
      });
    };

  test('is removed after it, also where it failed or its time was over', async () => {
    const removed: string[] = [];
    let end: () => Promise<unknown> = () => Promise.resolve();
    const { walk } = walking(async (stage) => {
      stage.afterwards(async (again) => {
        const { request } = await again(stage.account('citizen'));
        removed.push(String((await request.get(address)).status()));
      });
      await stage.step('Xong', () => end());
    });
    expect((await walk({ effect: 'creates' })).outcome).toBe('success');
    end = () => Promise.reject(new Error('expect(locator).toHaveText(expected) failed'));
    expect((await walk({ effect: 'creates' })).outcome).toBe('failure');
    end = () => new Promise(() => undefined);
    const late = await walk({ effect: 'creates', timeoutMs: 1_500 });
    expect(late).toMatchObject({ outcome: 'failure', walk: { leftBehind: false } });
    expect(removed).toEqual(['200', '200', '200']);
  });

  test('and stays behind is reported, tried again, and stops the probe at the third', async () => {
    let stuck = true;
    let created = 0;
    let removed = 0;
    const { walk } = walking(
      creating(async () => {
        if (stuck) throw new AnswerError('the dossier stays');
        removed += 1;
      }),
    );
    for (created = 1; created <= 3; created += 1) {
      const sample = await walk({ effect: 'creates' });
      expect(sample).toMatchObject({ outcome: 'success', walk: { leftBehind: true } });
      expect(sample.log.text()).toContain('Own data could not be removed');
      expect(sample.log.text()).toContain('the dossier stays');
    }
    const blocked = await walk({ effect: 'creates' });
    expect(blocked.outcome).toBe('blocked');
    expect(blocked.walk).toBeUndefined();
    expect(blocked.reason).toBe('own data could not be removed: the dossier stays');
    stuck = false;
    expect(await walk({ effect: 'creates' })).toMatchObject({
      outcome: 'success',
      walk: { leftBehind: false },
    });
    expect(removed).toBe(4);
  });

  test('by a walk that was given up is not added to any more', async () => {
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => (release = resolve));
    let later: Promise<unknown> = Promise.resolve();
    const { walk } = walking(async (stage) => {
      await stage.step('Chờ', async () => {
        later = held.then(() => stage.anonymous());
        later.catch(() => undefined);
        await held;
      });
    });
    await walk({ timeoutMs: 1_000 });
    release();
    await expect(later).rejects.toThrow('the walk is over');
  });
});

describe('on a live platform', () => {
  const live = (effect: 'reads' | 'creates' | 'changes') => smallPlatform(address, effect, 'live');

  test('a journey that changes never walks, whatever the configuration says', async () => {
    let walked = false;
    const { place } = walking(async () => void (walked = true));
    const sample = await place.walk(live('changes'), 'flow');
    expect(sample.outcome).toBe('refused');
    expect(sample.reason).toBe('the journey flow changes the platform, and here is live');
    expect(walked).toBe(false);
    expect(place.browsers.running).toBe(0);
  });

  test('one that reads does', async () => {
    const { place } = walking(seesHome);
    expect((await place.walk(live('reads'), 'flow')).outcome).toBe('success');
  });

  test('one that creates and registers nothing to remove it walks no second time', async () => {
    const { place } = walking(seesHome);
    const first = await place.walk(live('creates'), 'flow');
    expect(first).toMatchObject({ outcome: 'success', walk: { leftBehind: true } });
    const second = await place.walk(live('creates'), 'flow');
    expect(second.outcome).toBe('refused');
    expect(second.reason).toContain('registers nothing that removes it');
  });
});

test('two probes and two vantages sign in as others', async () => {
  const names: string[] = [];
  const { place } = walking(async (stage) => {
    await stage.step('Xem tài khoản', async () => {
      names.push(stage.account('citizen').username);
    });
  });
  const { target, platform } = smallPlatform(address);
  const accounts = Array.from({ length: 200 }, (_, i) => ({
    ...{ platform: 'small', role: 'citizen', unit: null, username: `c${i}`, password: 'x' },
  }));
  const on = { target: { ...target, accounts }, platform };
  for (const named of ['walk-look-up', 'walk-look-up', 'walk-receive'])
    await place.walk(on, 'flow', { named });
  expect(names[0]).toBe(names[1]);
  expect(names[2]).not.toBe(names[0]);
});
