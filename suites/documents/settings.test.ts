import { expect, test } from 'vitest';
import { settings } from './settings.ts';

test('every case works with a kind that the exchange has, and those that a fault is bound to share none', () => {
  const { cases, kinds } = settings();
  for (const [name, kind] of Object.entries(cases)) expect(kinds[kind ?? ''], name).toBeDefined();
  // The ordinary letter is nobody's own, a draft that is never sent meets no case of the exchange, a defect of what
  // comes in does not meet what goes out, and two drafts lose their comment alike.
  const apart = ['draft-from-template', 'signed-envelopes', 'large-file', 'draft-and-approve'];
  const own = Object.entries(cases)
    .filter(([name, kind]) => kind !== '18' && !apart.includes(name))
    .map(([, kind]) => kind);
  expect(new Set(own).size).toBe(own.length);
});
