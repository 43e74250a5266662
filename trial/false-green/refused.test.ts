import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeSmall, start, trial, type Ran, type Small } from '../testing/small.ts';
import { expectRefused } from './expect.ts';

const spec = 'suites/small/small.spec.ts';

let small: Small;
beforeEach(async () => {
  small = await makeSmall();
});
afterEach(async () => {
  await small.close();
});

const own = (title: string, body = 'expect(1).toBe(1);') =>
  `import { expect, test } from '@playwright/test';\n\ntest('${title}', () => {\n  ${body}\n});\n`;

type Arrange = (small: Small) => void;

/** Each is wrong before anything runs; the message names the place and what was expected. */
const wrong: [name: string, message: RegExp, arrange: Arrange][] = [
  [
    'a spec that does not compile',
    /suites\/small\/small\.spec\.ts:12:42: found what Playwright cannot run.*SyntaxError/,
    (s) => s.edit(spec, 'seeHome(page', 'seeHome((page'),
  ],
  [
    'a spec that imports what is not there',
    /:\d+:\d+: found what Playwright cannot run.*Cannot find module/,
    (s) => s.edit(spec, 'see-home.ts', 'see-hom.ts'),
  ],
  [
    'a spec that throws while it is read',
    /suites\/small\/small\.spec\.ts:\d+:\d+: found what Playwright cannot run.*hỏng/,
    (s) => s.edit(spec, "\ntest('Tra cứu'", "\nthrow new Error('hỏng');\ntest('Tra cứu'"),
  ],
  [
    'test.only',
    /suites\/small\/small\.spec\.ts:\d+:\d+: .*focused/,
    (s) => s.edit(spec, "test('Tra cứu'", "test.only('Tra cứu'"),
  ],
  [
    'two cases of one title',
    /suites\/small\/own\.spec\.ts:\d+:\d+: .*duplicate test title/i,
    (s) => s.file('suites/small/own.spec.ts', own('a') + own('a').split('\n').slice(1).join('\n')),
  ],
  [
    'a spec that was taken away',
    /suites\/small:1:1: found no case, expected/,
    (s) => s.file(spec, undefined),
  ],
  [
    'a Playwright configuration that throws',
    /playwright\.config\.ts:\d+:\d+: found what Playwright cannot run.*hỏng/,
    (s) =>
      s.edit('playwright.config.ts', 'export default', "throw new Error('hỏng');\nexport default"),
  ],
  [
    'a platform without a Playwright project',
    /playwright\.config\.ts:1:1: .*Project\(s\) "small" not found/,
    (s) => s.edit('playwright.config.ts', "name: 'small'", "name: 'smal'"),
  ],
  [
    'a tag of no requirement',
    /suites\/small\/own\.spec\.ts:3:\d+: found the requirement NHO-99, expected NHO-01, NHO-02 or NHO-03; did you mean "NHO-03"\?/,
    (s) => s.file('suites/small/own.spec.ts', own('ca (@NHO-99)')),
  ],
  [
    'a tag with a slip of the hand',
    /own\.spec\.ts:3:\d+: found the requirement NOH-01, expected .*did you mean "NHO-01"\?/,
    (s) => s.file('suites/small/own.spec.ts', own('ca @NOH-01')),
  ],
  [
    'an annotation of no requirement',
    /small\.spec\.ts:8:\d+: found the requirement NHO-04/,
    (s) =>
      s.edit(
        spec,
        "{ annotation: { type: 'journey', description: 'see-home' } }",
        "{ annotation: [{ type: 'journey', description: 'see-home' }, { type: 'requirement', description: 'NHO-04' }] }",
      ),
  ],
  [
    'a journey that is not in the platform’s YAML',
    /small\.spec\.ts:8:\d+: found the journey see-hom, expected see-home; did you mean "see-home"\?/,
    (s) => s.edit(spec, "description: 'see-home'", "description: 'see-hom'"),
  ],
  [
    'a check that is not in the platform’s YAML',
    /found no spec in suites\/small that names look-up.*did you mean "lookup"\?/,
    (s) => s.edit(spec, "description: 'look-up'", "description: 'lookup'"),
  ],
  [
    'a spec of another ending',
    /suites\/small\/own\.spec\.js:1:1: found a spec without a case that Playwright collects/,
    (s) => s.file('suites/small/own.spec.js', own('ca')),
  ],
  [
    'a spec beside the platform’s folder',
    /suites\/own\.spec\.ts:1:1: found a spec without a case/,
    (s) => s.file('suites/own.spec.ts', own('ca')),
  ],
  [
    'a spec in a folder of its own',
    /tests\/own\.spec\.ts:1:1: found a spec without a case/,
    (s) => s.file('tests/own.spec.ts', own('ca')),
  ],
  [
    'a spec named as nobody looks for',
    /suites\/small\/own_spec\.ts:1:1: found a spec without a case/,
    (s) => s.file('suites/small/own_spec.ts', own('ca')),
  ],
  [
    'tests in a file that is named as none',
    /suites\/small\/own\.ts:1:1: found a spec without a case/,
    (s) => s.file('suites/small/own.ts', own('ca')),
  ],
  [
    'a spec without a test',
    /suites\/small\/own\.spec\.ts:1:1: found a spec without a case/,
    (s) => s.file('suites/small/own.spec.ts', 'export const nothing = 1;\n'),
  ],
];

describe('refused before anything runs', () => {
  test.each(wrong)('%s', async (_name, message, arrange) => {
    arrange(small);
    // Configuration asks for the same file with .js; the small platform collects TypeScript alone.
    small.edit(
      'playwright.config.ts',
      "testDir: 'suites',\n  fully",
      "testDir: 'suites',\n  testMatch: '**/*.spec.ts',\n  fully",
    );
    expectRefused(await trial(small), small, message);
  });

  test('a selection that no case fits', async () => {
    const ran = await trial(small, ['--grep', 'không có kịch bản này']);
    expectRefused(ran, small, /none of 2 cases matches không có kịch bản này/);
  });

  test.each(['(', '[', '/a(/', '*'])('a selection that is no expression: %s', async (grep) => {
    expectRefused(await trial(small, ['--grep', grep]), small, /Invalid regular expression/);
  });

  test('a place for results that is a file', async () => {
    writeFileSync(small.out, 'một tệp');
    const ran = await trial(small);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toMatch(/results cannot be written to .*out: E/);
    expect(ran.report).toBeUndefined();
  });
});

describe('a name that there is not', () => {
  const asked: [args: string[], message: RegExp][] = [
    [
      ['incidents', '--target', 'her'],
      /there is no target her, expected here; did you mean "here"\?/,
    ],
    [['defects', '--target', 'nope'], /there is no target nope, expected here/],
    [['trial', '--target', 'her'], /found no target her/],
    [['trial', '--target', 'here', '--platform', 'smal'], /found no platform smal/],
    [['trial', '--target', 'here', '--profile', 'quik'], /unknown load profile quik/],
    [['gate', 'khong-co'], /no run khong-co/],
    [['gate', '--platform', 'smal', 'khong-co'], /no run khong-co|there is no platform smal/],
    [['verify', 'khong-co'], /no run khong-co/],
    [['report', 'khong-co'], /no run khong-co/],
    [['retest', 'LOI-0099'], /no defect LOI-0099/],
    [['trial', '--target', 'here', '--resume', 'khong-co'], /no run khong-co/],
  ];
  test.each(asked)('%j', async (args, message) => {
    const rooted = ['report', 'verify'].includes(args[0] ?? '')
      ? args
      : [...args, '--root', small.root];
    const ran: Ran = await start(small, rooted).ended;
    expect(ran.stderr).toMatch(message);
    expect(ran.code).toBe(3);
  });
});
