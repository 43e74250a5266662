import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { rootFolder } from '../config/home.ts';
import { VIETNAMESE } from '../words/testing/vietnamese.ts';
import { phrasesOf } from './english.ts';
import { configOfSuites, platformOf } from './journey.ts';
import { matrixOf } from './matrix.ts';
import { STAGE_PHRASES } from './stage/english.ts';
import { saidIn, textsOf } from './testing/texts.ts';

const { platforms, roles } = configOfSuites();
const all = await phrasesOf(rootFolder(), { platforms, roles });

/** What a platform says in its own rooms is all said: elsewhere most Vietnamese is labels of pages. */
const OWN = /^(?:(?:journeys|checks)\/)?[^/]+$/u;
const NOT_OF_TRIALS = /\.test\.ts$|^english\.ts$|(?:^|\/)(?:testing|testdata|load)\//u;

/** What `suites/<slug>/english.ts` exports; empty where there is no such file. */
interface Words {
  english?: Readonly<Record<string, string>>;
  /** Vietnamese that the suite enters or sends and no report says. */
  unsaid?: readonly string[];
}

async function wordsOf(slug: string): Promise<Required<Words>> {
  const [file] = globSync(`${slug}/english.ts`, { cwd: import.meta.dirname });
  const words = file === undefined ? {} : ((await import(`./${slug}/english.ts`)) as Words);
  return { english: {}, unsaid: [], ...words };
}

function saidOf(slug: string): Map<string, string[]> {
  const cwd = path.join(import.meta.dirname, slug);
  const files = globSync('**/*.ts', { cwd }).map((file) => file.replaceAll(path.sep, '/'));
  return new Map(
    files
      .filter((file) => !NOT_OF_TRIALS.test(file))
      .map((file) => {
        const source = readFileSync(path.join(cwd, file), 'utf8');
        return [file, OWN.test(file) ? textsOf(source) : saidIn(source)];
      }),
  );
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
const gaps = (text: string) => text.split('{}').length;
/** With something that is no word in each gap. */
function filled(text: string): string {
  let count = 0;
  return text.replaceAll('{}', () => `#${++count}`);
}

const suites = globSync('*/journeys', { cwd: import.meta.dirname }).map((one) => path.dirname(one));

test('platforms with journeys are found', () => {
  expect(suites.toSorted()).toEqual(platforms.map(({ slug }) => slug).toSorted());
});

describe.each(suites)('the suite of %s', async (slug) => {
  const { english, unsaid } = await wordsOf(slug);
  const own = await phrasesOf(rootFolder(), { platforms: [platformOf(slug)], roles });
  const said = saidOf(slug);
  const known = new Set([...Object.keys(english), ...Object.keys(STAGE_PHRASES), ...unsaid]);
  // A value stands in quotes, a name of the configuration with a capital.
  const isKnown = (text: string) =>
    [text, `“${text}”`, capital(text)].some(
      (form) => known.has(form) || own.english(form, true) !== undefined,
    );

  test.each([...said.keys()])('has the English of what %s says', (file) => {
    expect(said.get(file)?.filter((text) => !isKnown(text))).toEqual([]);
  });

  test('says something in its journeys, its checks and its products', () => {
    for (const room of ['journeys/', 'checks/', 'products/']) {
      const texts = [...said].filter(([file]) => file.startsWith(room)).flatMap(([, one]) => one);
      expect(texts, room).not.toEqual([]);
    }
  });

  test('keeps no exception that is in no source', () => {
    const texts = new Set([...said.values()].flat());
    expect(unsaid.filter((text) => !texts.has(text))).toEqual([]);
  });

  test('has English without Vietnamese letters, with the gaps of the Vietnamese', () => {
    expect(english).not.toEqual({});
    for (const [vi, en] of Object.entries(english)) {
      expect(en).not.toMatch(VIETNAMESE);
      expect(gaps(en), vi).toBe(gaps(vi));
    }
  });

  test('has English that is found among the phrases of all platforms', () => {
    for (const [vi, en] of Object.entries(english))
      expect(all.english(filled(vi)), vi).toBe(filled(en));
  });

  test('says each right of its matrix with names of the configuration', () => {
    const titles = matrixOf(slug).map(({ title }) => title);
    expect(titles).not.toEqual([]);
    for (const title of titles) expect(all.english(title) ?? title).not.toMatch(VIETNAMESE);
  });
});
