import { expect, test } from 'vitest';
import type { Demand } from '../../config/plan/demand.ts';
import type { DefectRecord } from '../../records/defects/defect.ts';
import type { PlatformVerdict } from '../../records/runs/verdict.ts';
import type { Dimension } from '../../words/scales/dimension.ts';
import type { Verdict } from '../../words/scales/verdict.ts';
import { answerDemands } from './demands.ts';
import type { DemandInput } from './demands.ts';

const text = { vi: 'Điều kế hoạch yêu cầu', en: 'What the plan demands' };
const paper = { title: text, number: '12/BB', signer: 'Giám đốc Sở', signed: '2025-06-27' };

/** Requirements by id: what was found of each, and what it is about. */
type Found = Record<string, [Verdict, Dimension?]>;

function platform(slug: string, found: Found): PlatformVerdict {
  const requirements = Object.entries(found).map(([id, [verdict, dimension = 'function']]) => ({
    ...{ id, title: text, source: '', weight: 'major' as const, dimension, assumed: false },
    ...{ verdict, reasons: [], proof: [] },
  }));
  const none = { reasons: [], load: [] };
  return { slug, name: text, modelled: false, decision: 'go', requirements, ...none };
}

function answered(
  demand: Partial<Demand>,
  found: Found,
  more: Partial<DemandInput> & { papers?: object[]; causes?: Record<string, string> } = {},
) {
  const { papers = [], causes = {}, ...input } = more;
  const plan = {
    demands: { it: { text, source: text, ...demand } },
    papers,
    causes: { software: { dimensions: ['function'] }, security: { dimensions: ['security'] } },
  };
  const requirements = Object.fromEntries(
    Object.keys(found).map((id) => [id, { cause: causes[id] }]),
  );
  const [record] = answerDemands({
    config: { plan, platforms: [{ slug: 'p', requirements }] } as unknown as DemandInput['config'],
    ...{ verdicts: [platform('p', found)], otherPlatforms: [], open: [], isSound: true },
    ...{ day: '2025-06-28', ...input },
  });
  return record!;
}

const open = [{ id: 'LOI-0001' } as DefectRecord];

test.each<[string, Partial<Demand>, Found, Parameters<typeof answered>[2], string]>([
  ['all of it passed', { dimensions: ['security'] }, { 'P-1': ['pass', 'security'] }, {}, 'met'],
  ['one failed', { dimensions: ['security'] }, { 'P-1': ['fail', 'security'] }, {}, 'unmet'],
  [
    'one was blocked',
    { dimensions: ['security'] },
    { 'P-1': ['blocked', 'security'] },
    {},
    'unproved',
  ],
  ['one did not run', { requirements: ['P-1'] }, { 'P-1': ['not-run'] }, {}, 'unproved'],
  ['one is not there', { requirements: ['P-9'] }, { 'P-1': ['pass'] }, {}, 'unproved'],
  ['none is asked', { dimensions: ['security'] }, { 'P-1': ['pass'] }, {}, 'unproved'],
  ['another failed', { requirements: ['P-1'] }, { 'P-1': ['pass'], 'P-2': ['fail'] }, {}, 'met'],
  [
    'a platform is missing',
    { dimensions: ['function'] },
    { 'P-1': ['pass'] },
    { otherPlatforms: ['q'] },
    'unproved',
  ],
  [
    'a platform it does not ask about is missing',
    { requirements: ['P-1'] },
    { 'P-1': ['pass'] },
    { otherPlatforms: ['q'] },
    'met',
  ],
  [
    'the run decides nothing',
    { dimensions: ['function'] },
    { 'P-1': ['pass'] },
    { isSound: false },
    'unproved',
  ],
  [
    'the run decides nothing and one failed',
    { dimensions: ['function'] },
    { 'P-1': ['fail'] },
    { isSound: false },
    'unmet',
  ],
  [
    'a requirement of its cause failed',
    { causes: ['data'] },
    { 'P-1': ['fail'], 'P-2': ['pass'] },
    { causes: { 'P-1': 'data' } },
    'unmet',
  ],
  [
    'a requirement of another cause failed',
    { causes: ['software'] },
    { 'P-1': ['fail'], 'P-2': ['pass'] },
    { causes: { 'P-1': 'data' } },
    'met',
  ],
  ['everything was judged', { judged: 'all' }, { 'P-1': ['pass'], 'P-2': ['fail'] }, {}, 'met'],
  [
    'something was not judged',
    { judged: 'all' },
    { 'P-1': ['pass'], 'P-2': ['not-run'] },
    {},
    'unproved',
  ],
  ['nothing was there to be judged', { judged: 'all' }, {}, {}, 'unproved'],
  ['no defect is open', { defects: 'closed' }, { 'P-1': ['pass'] }, {}, 'met'],
  ['a defect is open', { defects: 'closed' }, { 'P-1': ['pass'] }, { open }, 'unmet'],
  ['a failure has no defect yet', { defects: 'closed' }, { 'P-1': ['fail'] }, {}, 'unmet'],
  [
    'no defect is open where half was not looked at',
    { defects: 'closed' },
    { 'P-1': ['pass'], 'P-2': ['not-run'] },
    {},
    'unproved',
  ],
  [
    'a defect is open that it does not ask about',
    { judged: 'all' },
    { 'P-1': ['pass'] },
    { open },
    'met',
  ],
  [
    'a record is missing',
    { paper: 'needed', dimensions: ['function'] },
    { 'P-1': ['pass'] },
    {},
    'unproved',
  ],
  [
    'a record is there',
    { paper: 'needed', dimensions: ['function'] },
    { 'P-1': ['pass'] },
    { papers: [{ demand: 'it', ...paper }] },
    'met',
  ],
  [
    'a record outweighs no failure',
    { paper: 'needed', dimensions: ['function'] },
    { 'P-1': ['fail'] },
    { papers: [{ demand: 'it', ...paper }] },
    'unmet',
  ],
  [
    'a record of another demand',
    { paper: 'needed' },
    {},
    { papers: [{ demand: 'other', ...paper }] },
    'unproved',
  ],
  [
    'a record of tomorrow',
    { paper: 'needed' },
    {},
    { papers: [{ demand: 'it', ...paper, signed: '2025-06-29' }] },
    'unproved',
  ],
  [
    'a record alone is asked for',
    { paper: 'needed' },
    {},
    { papers: [{ demand: 'it', ...paper }] },
    'met',
  ],
])('%s', (_name, demand, found, more, answer) => {
  expect(answered(demand, found, more).answer).toBe(answer);
});

test('what it rests on is named', () => {
  const found: Found = { 'P-1': ['pass'], 'P-2': ['fail'], 'P-3': ['blocked'], 'P-4': ['not-run'] };
  const demand: Partial<Demand> = { judged: 'all', defects: 'closed', paper: 'needed' };
  expect(answered(demand, found, { open, papers: [{ demand: 'it', ...paper }] })).toMatchObject({
    ...{ passed: ['P-1'], failed: ['P-2'], unjudged: ['P-3', 'P-4'], defects: ['LOI-0001'] },
    ...{ papers: [paper], lacksPaper: false, otherPlatforms: [] },
  });
});
