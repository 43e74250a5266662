import { expect, test } from 'vitest';
import { bind, kindOf, unknownRequirement } from './requirements.ts';

const known = ['NHO-01', 'NHO-02', 'NHO-03', 'TTHC-01', 'TTHC-16'];
const titled = (...titles: string[]) => bind({ titles, tags: [], annotations: [] }, known);

test('requirements are taken from annotations and from tags, each once', () => {
  const annotations = [
    { type: 'journey', description: 'file-online' },
    { type: 'requirement', description: 'TTHC-16, TTHC-01' },
  ];
  expect(bind({ tags: ['@TTHC-01', '@slow'], annotations }, known)).toEqual({
    requirements: ['TTHC-01', 'TTHC-16'],
    unknown: [],
  });
});

test.each([
  'đăng nhập (@NHO-01)',
  '@NHO-01: đăng nhập',
  'đăng nhập @nho-01',
  '[@NHO-01] đăng nhập',
  'đăng nhập @NHO-01, hai lần',
  'đăng nhập “@Nho-01”.',
  'đăng nhập @NHO_01',
  'đăng nhập @NHO01',
  'đăng nhập @NHO-1',
  'đăng nhập @NHO-001',
  'NHO-01 đăng nhập',
  'đăng nhập/NHO-01',
])('binds as people write it: %s', (title) => {
  expect(titled(title)).toEqual({ requirements: ['NHO-01'], unknown: [] });
});

test('a tag of a group binds its cases, and several bind to each', () => {
  expect(titled('@NHO-01 nhóm', 'ca @NHO-02@nho-03').requirements).toEqual([
    ...['NHO-01', 'NHO-02', 'NHO-03'],
  ]);
  expect(titled('ca @NHO-02 (@nho-03)').requirements).toEqual(['NHO-02', 'NHO-03']);
});

test.each([
  [
    '@NHO-99',
    'NHO-99',
    'found the requirement NHO-99, expected NHO-01, NHO-02 or NHO-03; did you mean "NHO-03"?',
  ],
  [
    '(@nho-4)',
    'nho-4',
    'found the requirement nho-4, expected NHO-01, NHO-02 or NHO-03; did you mean "NHO-03"?',
  ],
  [
    '@TTH-01',
    'TTH-01',
    'found the requirement TTH-01, expected NHO-01, NHO-02, NHO-03, TTHC-01 or TTHC-16; did you mean "TTHC-01"?',
  ],
])('an unknown one is reported: %s', (title, word, message) => {
  expect(titled(title)).toEqual({ requirements: [], unknown: [word] });
  expect(unknownRequirement(word, known)).toBe(message);
});

test.each([
  '@smoke',
  '@slow-2',
  '@JIRA-123',
  '@wcag21',
  'nguoi@NHO-01.vn',
  '@reads',
  'NHO-99 không có dấu',
])('is nobody’s business: %s', (title) => {
  expect(titled(title)).toEqual({ requirements: [], unknown: [] });
});

test('an annotation that names no requirement is reported whatever it looks like', () => {
  const annotations = [{ type: 'requirement', description: 'đăng-nhập' }];
  expect(bind({ tags: [], annotations }, known).unknown).toEqual(['đăng-nhập']);
});

test('a case of the configuration is known by its annotation', () => {
  expect(kindOf({ annotations: [] })).toEqual({ kind: 'case' });
  expect(kindOf({ annotations: [{ type: 'check', description: 'due-date' }] })).toEqual({
    kind: 'check',
    name: 'due-date',
  });
});
