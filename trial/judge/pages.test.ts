import { wordsOf } from '../../words/said/in-words/index.ts';
import { describe, expect, test } from 'vitest';
import type { CaseRecord } from '../../records/runs/case.ts';
import { home } from '../../config/home.ts';
import { loadConfig } from '../../config/load.ts';
import { findings } from './defects.ts';
import { judgePages } from './pages.ts';
import { judgeRequirements } from './requirements.ts';
import { passedIds } from './sightings.ts';

const { plan, platforms } = loadConfig({ root: home, target: 'sandbox', env: {} });
const first = platforms.find(({ slug }) => slug === 'procedures');
const platform = {
  ...first!,
  pages: {
    title: { vi: 'Các trang', en: 'Pages' },
    addresses: ['procedures'],
    least: 3,
    proves: ['TTHC-43'],
    ignore: [{ resource: 'https://ban-do.example/', reason: 'bản đồ của bên khác' }],
  },
};

const cut = { address: 'procedures', page: '/tra-cuu', resource: '/a.js', what: 'HTTP 404' };
const aCase = (
  id: string,
  shown: number,
  troubles = [] as (typeof cut)[],
  more = {},
): CaseRecord => ({
  ...{ id, platform: platform.slug, kind: 'case', title: id, file: 'f', line: 1, verdict: 'pass' },
  ...{ requirements: [], flaky: false, attempts: 1, startedAt: '2025-06-28T01:00:00.000Z' },
  ...{ durationMs: 5, steps: [], evidence: [], pages: { shown: { procedures: shown }, troubles } },
  ...more,
});
const judged = (...cases: CaseRecord[]) => judgePages(platform, cases)[0]!;

const PROTECTED = { vi: 'Tiêu đề', en: 'Headers' };

describe('the pages of a platform', () => {
  test('are whole where enough were shown and nothing failed', () => {
    expect(judged(aCase('a', 2), aCase('b', 1)).proof.verdict).toBe('pass');
    expect(passedIds([aCase('a', 3)], [], [platform])).toContain(`pages:${platform.slug}`);
  });

  test('prove nothing where too few were shown, or others alone', () => {
    expect(judged(aCase('a', 2)).proof.verdict).toBe('not-run');
    expect(judged().proof.verdict).toBe('not-run');
    const others = { pages: { shown: { dvcqg: 9 }, troubles: [] } };
    expect(judged(aCase('a', 0, [], others)).proof.verdict).toBe('not-run');
  });

  test('count where a case passed that was held up by ourselves at first', () => {
    const ours = { blame: 'harness', message: 'Target crashed', fingerprint: 'f' };
    const shaky = aCase('a', 3, [], { flaky: true, failure: ours });
    expect(judged(shaky).proof.verdict).toBe('pass');
    expect(judged({ ...shaky, verdict: 'blocked' }).proof.verdict).toBe('not-run');
  });

  test('are not where one case saw something fail, though it passed itself', () => {
    const { proof } = judged(aCase('a', 9), aCase('b', 1, [cut]));
    expect(proof.verdict).toBe('fail');
    expect(proof.title).toEqual({
      vi: 'Các trang: trang /tra-cuu: /a.js: HTTP 404',
      en: 'Pages: page /tra-cuu: /a.js: HTTP 404',
    });
    expect(passedIds([aCase('b', 9, [cut])], [], [platform])).not.toContain(proof.ref);
    const own = judgeRequirements(platform, plan.gate, [aCase('b', 9, [cut])], []);
    expect(own.find(({ id }) => id === 'TTHC-43')?.verdict).toBe('fail');
  });

  test('are not judged by what is known, another’s, or seen by a case that broke by our own fault', () => {
    const map = { ...cut, resource: 'https://ban-do.example/a.png' };
    expect(judged(aCase('a', 3, [map])).proof.verdict).toBe('pass');
    expect(judged(aCase('a', 3, [{ ...cut, address: 'dvcqg' }])).proof.verdict).toBe('pass');
    const failure = { blame: 'harness', message: '', fingerprint: '' };
    const broken = aCase('a', 3, [cut], { verdict: 'blocked', failure });
    expect(judged(broken).proof.verdict).toBe('not-run');
  });

  test('open one defect, whatever failed and wherever', () => {
    const context = { plan, platform, reportedBy: 'x' };
    const found = (...troubles: (typeof cut)[]) =>
      findings(context, [aCase('a', 3, troubles), aCase('b', 3, troubles)], []);
    const [one, ...more] = found(cut, { ...cut, page: '/' });
    expect(more).toEqual([]);
    expect(one).toMatchObject({ requirements: ['TTHC-43'], caseId: `pages:${platform.slug}` });
    expect(wordsOf(one!.actual, 'vi')).toContain('trang /: /a.js: HTTP 404');
    expect(found({ ...cut, what: 'HTTP 500' })[0]?.fingerprint).toBe(one?.fingerprint);
    expect(found()).toEqual([]);
  });
});

describe('the headers that protect the first page', () => {
  const pages = { ...platform.pages, headers: { title: PROTECTED, proves: ['TTHC-35'] } };
  const strict = { ...platform, pages };
  const bare = { ...cut, resource: '', what: 'lacks referrer-policy' };
  const withCompared = (id: string, compared: number, troubles: (typeof cut)[] = []) =>
    aCase(id, 9, [], {
      pages: { shown: { procedures: 9 }, compared: { procedures: compared }, troubles },
    });

  test('protect the others where enough were compared and none lacked one', () => {
    const verdict = (...cases: CaseRecord[]) => judgePages(strict, cases)[1]?.proof.verdict;
    expect(verdict(withCompared('a', 2), withCompared('b', 1))).toBe('pass');
    expect(verdict(withCompared('a', 2))).toBe('not-run');
    expect(verdict(aCase('a', 9))).toBe('not-run');
    expect(verdict(withCompared('a', 9, [cut]))).toBe('pass');
    expect(verdict(withCompared('a', 9, [{ ...bare, address: 'dvcqg' }]))).toBe('pass');
    expect(verdict(withCompared('a', 9, [bare]))).toBe('fail');
    expect(judgePages(strict, [withCompared('a', 9, [bare])])[0]?.proof.verdict).toBe('pass');
  });

  test('that are missing are a defect of their own, in words', () => {
    const context = { plan, platform: strict, reportedBy: 'x' };
    const [one, two, ...more] = findings(context, [withCompared('a', 9, [cut, bare])], []);
    expect(more).toEqual([]);
    expect([one?.caseId, two?.caseId]).toEqual([
      `pages:${platform.slug}`,
      `headers:${platform.slug}`,
    ]);
    expect(one?.fingerprint).not.toBe(two?.fingerprint);
    expect(wordsOf(two!.actual, 'vi')).toBe(
      'trang /tra-cuu: thiếu tiêu đề Referrer-Policy mà trang đầu có',
    );
    expect(
      judgeRequirements(strict, plan.gate, [withCompared('a', 9, [bare])], []).find(
        ({ id }) => id === 'TTHC-35',
      )?.verdict,
    ).toBe('fail');
  });
});
