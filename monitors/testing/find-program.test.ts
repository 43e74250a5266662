import { expect, test } from 'vitest';
import { findProgram, NoProgram } from './find-program.ts';

test('a program is found on PATH by either of its names', () => {
  expect(findProgram('alertmanager')).toMatch(/\/(?:prometheus-)?alertmanager$/);
});

test('one that is missing is reported with the Debian package that brings it', () => {
  const look = () => findProgram('amtool', '/nowhere');
  expect(look).toThrow(NoProgram);
  expect(look).toThrow(
    'amtool is not on PATH: sudo apt-get install prometheus-alertmanager, or its release on PATH',
  );
});
