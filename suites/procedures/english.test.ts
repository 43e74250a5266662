import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configOfSuites } from '../journey.ts';
import { rootFolder } from '../../config/home.ts';
import { phrasesOf } from '../english.ts';
import { VIETNAMESE } from '../../words/testing/vietnamese.ts';
import { english } from './english.ts';

/** What a person writes into a form, names of files, and headings and fields of the product's pages. */
const NOT_SAID = /Kiểm Thử|\$\{(?:stage\.)?marker\}|\.(?:pdf|txt|jpg)$|^Khác$|^mã \$\{/u;

/** Texts of a source, with `{}` where a template has something else. */
function textsOf(file: string): string[] {
  const source = readFileSync(join(import.meta.dirname, file), 'utf8').replaceAll(
    /^\s*(?:\/\*\*|\*|\/\/).*$/gmu,
    '',
  );
  return [...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|`([^`]*)`/gu)]
    .map(([, plain, template]) => plain ?? template ?? '')
    .filter((text) => VIETNAMESE.test(text) && !NOT_SAID.test(text))
    .map((text) => text.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/gu, '{}'));
}

const files = globSync(['journeys/*.ts', 'checks/*.spec.ts', 'prepare.ts', 'dates.ts'], {
  cwd: import.meta.dirname,
});
const config = configOfSuites();
const phrases = await phrasesOf(rootFolder(), { platforms: config.platforms, roles: config.roles });

describe('what the suite says in Vietnamese has its English', () => {
  test.each(files)('in %s', (file) => {
    const lacking = textsOf(file).filter(
      (text) => english[text] === undefined && english[`“${text}”`] === undefined,
    );
    expect(lacking.filter((text) => phrases.english(text) === undefined)).toEqual([]);
  });

  test('and all files were looked at', () => expect(files.length).toBeGreaterThan(25));
});

test('English has no Vietnamese letter, and gaps where the Vietnamese has them', () => {
  const gaps = (text: string) => text.split('{}').length;
  for (const [vi, en] of Object.entries(english)) {
    expect(en).not.toMatch(VIETNAMESE);
    expect(gaps(en), vi).toBe(gaps(vi));
  }
});

test('a right of the matrix is said with the names of the configuration', () => {
  expect(phrases.english('Chuyên viên không được ký số kết quả')).toMatch(/^\w+ may not \w+/u);
});
