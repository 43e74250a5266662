import { describe, expect, test } from 'vitest';
import { Blocked } from './faults.ts';
import { look, valueOf } from '../testing/look.ts';
import { TestServers } from '../testing/servers.ts';

const http = { prober: 'http' as const };

/** A probe that ends only when its time is over. */
const patient = ({ signal }: { signal: AbortSignal }) =>
  new Promise<boolean>((resolve) => signal.addEventListener('abort', () => resolve(false)));

describe('what is no judgement on the target', () => {
  test('a time that ran out while the program stood still', async () => {
    const sample = look('a', http, { probe: patient, timeoutMs: 20, standstillMs: 250 });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
    expect(await sample).toMatchObject({ outcome: 'blocked' });
    expect(await look('a', http, { probe: patient, timeoutMs: 20 })).toMatchObject({
      outcome: 'failure',
    });
  });

  test('a fault of the probe itself', async () => {
    const wrong = await look('a', http, {
      probe: () => Promise.reject(new TypeError('x is undefined')),
    });
    expect(wrong).toMatchObject({
      outcome: 'blocked',
      reason: 'fault in the probe: x is undefined',
    });
    const known = await look('a', http, {
      probe: () =>
        Promise.reject(new Blocked({ code: 'file-unread', path: '/a', errno: 'ENOENT' })),
    });
    expect(known).toMatchObject({ outcome: 'blocked', reason: 'cannot read /a (ENOENT)' });
    expect(known.why).toEqual({ code: 'file-unread', path: '/a', errno: 'ENOENT' });
  });

  test('a stop of the monitor', async () => {
    const stop = new AbortController();
    const sample = look('a', http, { probe: patient, stop: stop.signal });
    stop.abort();
    expect(await sample).toMatchObject({ outcome: 'blocked', reason: 'the monitor was stopped' });
  });
});

describe('a probe that never ends by itself', () => {
  const deaf = () => new Promise<boolean>(() => undefined);

  test('ends with its time, as a failure', async () => {
    const sample = await look('a', http, { probe: deaf, timeoutMs: 20 });
    expect(sample).toMatchObject({ outcome: 'failure' });
    expect(sample.reason).toContain('deadline exceeded');
    expect(valueOf(sample, 'probe_success')).toBe(0);
  });

  test('ends with the monitor, however long its time is', async () => {
    for (const module of [http, { prober: 'journey' as const, journey: { name: 'a' } }]) {
      const stop = new AbortController();
      const more = { probe: deaf, timeoutMs: 3_600_000, stop: stop.signal };
      const sample = look('a', module, more);
      stop.abort();
      expect(await sample).toMatchObject({ outcome: 'blocked' });
      expect(await look('a', module, more)).toMatchObject({ outcome: 'blocked' });
    }
  });

  test('a walk that does not end accuses nobody', async () => {
    const stop = new AbortController();
    const journey = { prober: 'journey' as const, journey: { name: 'a' } };
    const sample = look('a', journey, { probe: deaf, timeoutMs: 20, stop: stop.signal });
    setTimeout(() => stop.abort(), 50);
    expect(await sample).toMatchObject({ outcome: 'blocked', reason: 'the journey did not end' });
  });
});

test('a thousand targets that hang at once all end with their time', async () => {
  const servers = new TestServers();
  const port = await servers.tcp(() => undefined);
  const looks = Array.from({ length: 1_000 }, () =>
    look(`http://127.0.0.1:${port}/`, http, { timeoutMs: 1_500 }),
  );
  const samples = await Promise.all(looks);
  await servers.end();
  for (const sample of samples) expect(valueOf(sample, 'probe_success')).toBe(0);
  expect(samples.filter(({ outcome }) => outcome === 'success')).toEqual([]);
});
