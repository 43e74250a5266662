import { vietnamese } from '../testing/words.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { ProbeLog } from '../look/log.ts';
import { explained } from '../look/sample.ts';
import type { Outcome, Sample } from '../look/sample.ts';
import { lookTwice } from './second-look.ts';
import type { SecondLook } from './second-look.ts';

/** What was asked, in order: `look`, `pause`, `confirm`, `network`. */
let asked: string[] = [];
beforeEach(() => (asked = []));

function sample(outcome: Outcome, finishedAt: number): Sample {
  return {
    ...{ outcome, finishedAt },
    ...explained(outcome === 'success' ? undefined : { code: 'status', found: 502, wanted: [] }),
    ...{ durationSeconds: 0.1, families: [], log: new ProbeLog({}) },
  };
}

/** Looks with these outcomes, at 1, 2, …; in the result as `outcome[!]`, `!` where it is confirmed. */
async function turn(outcomes: Outcome[], more: Partial<SecondLook> = {}): Promise<string[]> {
  const left = [...outcomes];
  const judged = await lookTwice({
    look(confirm) {
      asked.push(confirm ? 'confirm' : 'look');
      const outcome = left.shift();
      if (outcome === undefined) throw new Error('one look too many');
      return Promise.resolve(sample(outcome, outcomes.length - left.length));
    },
    isDown: false,
    networkWorks: () => Promise.resolve(asked.push('network') > 0),
    pause: () => Promise.resolve(asked.push('pause') > 0),
    ...more,
  });
  expect(left).toEqual([]);
  return judged.map(({ sample: { outcome, finishedAt }, confirmed }) => {
    return `${finishedAt} ${outcome}${confirmed ? '!' : ''}`;
  });
}

const networkDown = { networkWorks: () => Promise.resolve(false) };

test.each(['success', 'blocked', 'refused'] as const)('%s is looked at once', async (outcome) => {
  expect(await turn([outcome])).toEqual([`1 ${outcome}`]);
  expect(asked).toEqual(['look']);
});

describe('a failure', () => {
  test('that a second look does not see is one that nobody confirmed', async () => {
    expect(await turn(['failure', 'success'])).toEqual(['1 failure', '2 success']);
    // What answered came through the network.
    expect(asked).toEqual(['look', 'pause', 'confirm']);
  });

  test('that a second look sees, too, is confirmed by it', async () => {
    expect(await turn(['failure', 'failure'])).toEqual(['1 failure', '2 failure!']);
    expect(asked).toEqual(['look', 'pause', 'confirm', 'network']);
  });

  test('of what is known to be down needs no second look', async () => {
    expect(await turn(['failure'], { isDown: true })).toEqual(['1 failure!']);
    expect(asked).toEqual(['look', 'network']);
  });

  test('is confirmed by nobody where there is to be no second look', async () => {
    const stopped = { pause: () => Promise.resolve(false) };
    expect(await turn(['failure'], stopped)).toEqual(['1 failure']);
  });

  test.each(['blocked', 'refused'] as const)(
    'whose second look is %s stays unconfirmed, and comes last',
    async (outcome) => {
      expect(await turn(['failure', outcome])).toEqual([`2 ${outcome}`, '1 failure']);
    },
  );
});

describe("while the monitor's own network does not work", () => {
  test('both failures are its own, and nothing is confirmed', async () => {
    const judged = await turn(['failure', 'failure'], networkDown);
    expect(judged).toEqual(['1 blocked', '2 blocked']);
  });

  test('so is one whose second look was blocked', async () => {
    expect(await turn(['failure', 'blocked'], networkDown)).toEqual(['1 blocked', '2 blocked']);
  });

  test('what was down is not confirmed again', async () => {
    const judged = await turn(['failure'], { ...networkDown, isDown: true });
    expect(judged).toEqual(['1 blocked']);
  });

  test('the reason names both', async () => {
    const [first] = await lookTwice({
      ...{ isDown: true, pause: () => Promise.resolve(false), ...networkDown },
      look: () => Promise.resolve(sample('failure', 1)),
    });
    expect(first?.sample.reason).toBe(
      'no canary answers, the network of this monitor is down (Invalid HTTP response status code, wanted 2xx, got 502)',
    );
    expect(first?.sample.why?.code).toBe('no-canary');
    expect(vietnamese(first?.sample)).toBe('mạng của máy giám sát bị đứt');
  });
});
