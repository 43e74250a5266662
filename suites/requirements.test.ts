import { expect, test } from 'vitest';
import { kindOf, requirementsOf } from './requirements.ts';

test('requirements come from annotations and from tags, each once', () => {
  const annotations = [
    { type: 'requirement', description: 'TTHC-02' },
    { type: 'issue', description: 'TTHC-09' },
    { type: 'requirement' },
  ];
  expect(requirementsOf({ tags: ['@TTHC-01', '@TTHC-02', '@slow'], annotations })).toEqual([
    'TTHC-01',
    'TTHC-02',
  ]);
});

test('a tester’s own case needs only a tag', () => {
  expect(requirementsOf({ tags: ['@TTHC-16'], annotations: [] })).toEqual(['TTHC-16']);
  expect(requirementsOf({ tags: ['@tthc-16', '@TTHC-', '@X-1'], annotations: [] })).toEqual([]);
  expect(kindOf({ annotations: [] })).toEqual({ kind: 'case' });
});

test('journeys and checks carry their name', () => {
  expect(kindOf({ annotations: [{ type: 'check', description: 'due-date' }] })).toEqual({
    kind: 'check',
    name: 'due-date',
  });
});
