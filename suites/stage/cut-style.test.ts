import { expect, test } from 'vitest';
import { isCut } from './cut-style.ts';

test.each([
  'h1 { color: r',
  'h1 { color: red } @media print { h2 { color: red } h3 { co',
  'h1 { color: red } /* màu của',
  '@media print { h1',
  'a::before { content: "}',
])('%s is cut', (css) => {
  expect(isCut(css)).toBe(true);
});

test.each([
  '',
  'h1 { color: red }',
  '@import "a.css"',
  'h1 { color: red; ',
  '@media print { h1 { color: red }',
  'a::before { content: "{" } b::after { content: \'/* \' }',
  '.\\[\\&\\>\\{\\] { color: red }',
  'a { background: url(data:image/svg+xml,%3Csvg{) } /* { */',
  'a { color: "red\n; } b { color: red }',
])('%j is whole', (css) => {
  expect(isCut(css)).toBe(false);
});
