import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FaultId, symptoms } from '../testing/symptoms.ts';
import { World } from '../testing/world.ts';
import { faultsOf, loadStandIns } from '../../stand-ins.ts';

const faultRegistry = faultsOf(await loadStandIns()).filter(
  ({ platform }) => platform === 'procedures',
);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

describe('the registry', () => {
  it('has many, each with a requirement of the platform and a sentence', () => {
    expect(faultRegistry.length).toBeGreaterThanOrEqual(40);
    for (const fault of faultRegistry) {
      expect(fault.requirement).toMatch(/^TTHC-\d\d$/);
      expect(fault.imitates).toMatch(/^\p{Lu}.*\.$/u);
    }
  });

  it('covers every requirement from TTHC-01 to TTHC-48', () => {
    const covered = new Set(faultRegistry.map((fault) => fault.requirement));
    expect([...covered].toSorted()).toEqual(
      Array.from({ length: 48 }, (_, i) => `TTHC-${String(i + 1).padStart(2, '0')}`),
    );
  });
});

describe('every fault shows when it is on and only then', () => {
  for (const { id } of faultRegistry) {
    it(id, async () => {
      expect(await symptoms[id as FaultId](world), 'without the fault').toBe(false);
      world.sandbox.faults.switch(id, true);
      try {
        expect(await symptoms[id as FaultId](world), 'with the fault').toBe(true);
      } finally {
        world.sandbox.faults.switch(id, false);
      }
    });
  }
});

/** Faults that stand in the way of seeing another one. */
const IN_THE_WAY: Partial<Record<string, string[]>> = {
  'random-502': ['slow-pages'],
  'unlabelled-fields': ['complaints-ask-sign-in'],
};

/** They turn away whoever files while others do, as these tests do one after the other: nothing else could be seen. */
const TURN_AWAY: readonly string[] = ['rush-refused', 'rush-lost'];

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
        expect(await symptoms[id as FaultId](world)).toBe(false);
      } finally {
        for (const fault of others) world.sandbox.faults.switch(fault.id, false);
      }
    });
  }
});
