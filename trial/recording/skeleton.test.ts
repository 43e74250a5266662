import { stripTypeScriptTypes } from 'node:module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readActions } from './action.ts';
import type { Place } from './action.ts';
import { skeletonOf } from './skeleton.ts';

const HEAD = '{"browserName":"chromium"}';
const options = {
  addresses: { desk: 'http://desk.test', portal: 'http://portal.test' },
  who: 'Khách',
  name: 'recordedPage',
  expectFrom: 'nghiemthu/suite',
};
const role = (body: string, name: string): Place => ({ kind: 'role', body, options: { name } });

/** What the recorder writes of these actions, as a skeleton. */
function skeleton(actions: object[]): string {
  const lines = actions.map((one) => JSON.stringify({ pageGuid: 'page@1', ...one }));
  return skeletonOf(readActions([HEAD, ...lines].join('\n')), options);
}

test('what is typed, chosen or attached is a value of the journey, each under its own name', () => {
  const name = role('textbox', 'Họ và tên');
  const text = skeleton([
    { name: 'navigate', url: 'http://desk.test/nop?ten=An' },
    { name: 'click', locator: name },
    { name: 'fill', locator: name, text: 'Trần An' },
    { name: 'fill', locator: { kind: 'label', body: 'Họ và tên', options: {} }, text: 'Lê Na' },
    { name: 'select', locator: role('combobox', 'Nơi nộp'), options: ['Phường 1'] },
    { name: 'check', locator: role('checkbox', 'Tôi cam đoan') },
    { name: 'setInputFiles', locator: role('button', 'Tờ khai'), files: ['cua-an.pdf'] },
    { name: 'press', locator: name, key: 'Enter' },
  ]);
  expect(text).not.toMatch(/An\b|Lê Na|Phường 1|cua-an|ten=/);
  expect(text).toContain('await page.goto(`${address}/nop`);');
  expect(text).toContain(
    "walk: async (values: { hoVaTen: string; hoVaTen2: string; noiNop: string; toKhai: Parameters<Locator['setInputFiles']>[0] })",
  );
  expect(text.match(/hoVaTen\(\)\.click/g)).toBeNull();
  expect(text).toContain("await hoVaTen().press('Enter');");
});

test('what is found by neither role nor label, by its order or by a person’s name is marked', () => {
  const text = skeleton([
    { name: 'click', locator: { kind: 'default', body: '#x > b', options: {} } },
    {
      name: 'click',
      locator: { ...role('row', 'Hồ sơ'), next: { kind: 'nth', body: 2, options: {} } },
    },
    { name: 'click', locator: { kind: 'text', body: 'Số định danh 079188001234', options: {} } },
  ]);
  expect(text.match(/TODO/g)).toHaveLength(3);
  expect(text).toContain("page.locator('#x > b')");
  expect(text).toContain("page.getByRole('row', { name: 'Hồ sơ' }).nth(2)");
  expect(text).not.toContain('079188001234');
});

test('a window that opens, a file that comes down and a question are waited for', () => {
  const link = { name: 'click', locator: role('link', 'Mở') };
  const text = skeleton([
    { ...link, signals: [{ name: 'popup' }] },
    { ...link, signals: [{ name: 'download' }, { name: 'dialog' }] },
    { name: 'click', locator: role('button', 'Đóng'), pageGuid: 'page@2' },
  ]);
  expect(text).toMatch(
    /const opened = page\.waitForEvent\('popup'\);\s+await mo\(\)\.click\(\);\s+await opened;/,
  );
  expect(text).toContain("page.waitForEvent('download')");
  expect(text).toContain("page.once('dialog'");
  expect(text).toMatch(/export function recordedPage2\(page: Page[\s\S]*dong\(\)\.click/);
});

test('another address of the target, and another site, become a remark and are not opened', () => {
  const text = skeleton([
    { name: 'navigate', url: 'http://portal.test/a' },
    { name: 'navigate', url: 'https://elsewhere.test/b' },
  ]);
  expect(text).toContain('// TODO: the address portal was opened at /a.');
  expect(text).toContain('// TODO: another site was opened at /b.');
});

test('what was asserted while recording is asserted', () => {
  const locator = role('status', '');
  const text = skeleton([
    { name: 'assertVisible', locator },
    { name: 'assertText', locator, text: 'Đã nộp' },
    { name: 'assertChecked', locator, checked: false },
    { name: 'assertSnapshot', locator },
  ]);
  expect(text).toContain("import { expect } from 'nghiemthu/suite';");
  expect(text).toMatch(
    /\.toBeVisible\(\);[\s\S]*\.toContainText\(values[\s\S]*\.not\.toBeChecked\(\)/,
  );
  expect(text).toContain('TODO: assertSnapshot');
});

test('an action this does not know, an empty recording and a torn last line lose nothing else', () => {
  expect(skeleton([{ name: 'openPage', url: 'about:blank' }])).not.toContain('export function');
  const click = JSON.stringify({ name: 'click', locator: role('button', 'Gửi') });
  expect(skeletonOf(readActions(`${HEAD}\n${click}\n{"name":"fi`), options)).toContain(
    'gui().click()',
  );
  expect(skeleton([{ name: 'wiggle', locator: role('button', 'Gửi') }])).toContain('TODO: wiggle');
});

/** Reserved words in any place of the grammar, and names that strict mode binds to nothing else. */
const WORDS_OF_THE_LANGUAGE =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield'.split(
    ' ',
  );

test.each([...WORDS_OF_THE_LANGUAGE, 'page', 'address', 'values', 'expect', 'dialog'])(
  'a control called %s gets a name that TypeScript takes',
  (word) => {
    const locator = role('button', word);
    const text = skeleton([
      { name: 'fill', locator },
      { name: 'assertVisible', locator },
    ]);
    expect(() => stripTypeScriptTypes(text)).not.toThrow();
    expect(text).toContain(`const ${word}Control =`);
  },
);

test('whatever stands on a page, the skeleton is TypeScript', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom("'", '`${x}`', '\\', '*/', '\u2028', '\n', 'đường', '123', 'page'),
    fc.constantFrom(...WORDS_OF_THE_LANGUAGE),
  );
  const place = fc.record({
    kind: fc.constantFrom('role', 'label', 'text', 'default', 'title', 'has-text', 'nth'),
    body: words,
    options: fc.record({ name: words, exact: fc.boolean() }),
  });
  const action = fc.record({
    name: fc.constantFrom('click', 'fill', 'select', 'press', 'navigate', 'assertText', 'other'),
    locator: place,
    key: words,
    url: words.map((path) => `http://desk.test/${path}`),
  });
  fc.assert(
    fc.property(fc.array(action, { maxLength: 6 }), (actions) => {
      stripTypeScriptTypes(skeleton(actions));
    }),
    { numRuns: 500 },
  );
});
