import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { symptoms } from '../testing/symptoms.ts';
import { World } from '../testing/world.ts';
import { faultRegistry } from './registry.ts';
import type { FaultId } from './registry.ts';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

describe('the registry', () => {
  it('has unique ids, a sentence and a requirement for each', () => {
    expect(new Set(faultRegistry.map((fault) => fault.id)).size).toBe(faultRegistry.length);
    expect(faultRegistry.length).toBeGreaterThanOrEqual(40);
    for (const fault of faultRegistry) {
      expect(fault.requirement).toMatch(/^TTHC-\d\d$/);
      expect(fault.imitates).toMatch(/^\p{Lu}.*\.$/u);
    }
  });

  it('stands in the README, each with its requirement', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    for (const { id, requirement } of faultRegistry)
      expect(readme).toMatch(new RegExp(`^\\|[^|]*\\b${id}\\b[^|]*\\| ${requirement} `, 'm'));
  });

  it('covers every requirement from TTHC-01 to TTHC-47', () => {
    const covered = new Set(faultRegistry.map((fault) => fault.requirement));
    expect([...covered].toSorted()).toEqual(
      Array.from({ length: 47 }, (_, i) => `TTHC-${String(i + 1).padStart(2, '0')}`),
    );
  });
});

describe('every fault shows when it is on and only then', () => {
  for (const { id } of faultRegistry) {
    it(id, async () => {
      expect(await symptoms[id](world), 'without the fault').toBe(false);
      world.sandbox.faults.switch(id, true);
      try {
        expect(await symptoms[id](world), 'with the fault').toBe(true);
      } finally {
        world.sandbox.faults.switch(id, false);
      }
    });
  }
});

/** Faults that stand in the way of seeing another one. */
const IN_THE_WAY: Partial<Record<FaultId, FaultId[]>> = {
  'random-502': ['slow-pages'],
  'unlabelled-fields': ['complaints-ask-sign-in'],
};

/** They turn away whoever files while others do, as these tests do one after the other: nothing else could be seen. */
const TURN_AWAY: readonly FaultId[] = ['rush-refused', 'rush-lost'];

describe('no fault shows because of the others', () => {
  for (const { id, requirement } of faultRegistry) {
    it(id, async () => {
      const others = faultRegistry.filter(
        (fault) =>
          fault.requirement !== requirement &&
          !TURN_AWAY.includes(fault.id) &&
          !IN_THE_WAY[id]?.includes(fault.id),
      );
      for (const fault of others) world.sandbox.faults.switch(fault.id, true);
      try {
        expect(await symptoms[id](world)).toBe(false);
      } finally {
        for (const fault of others) world.sandbox.faults.switch(fault.id, false);
      }
    });
  }
});
