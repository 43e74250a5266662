import { test as base } from '@playwright/test';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import { configOfSuites, platformOf } from '../journey.ts';
import { signInFrom } from '../suite.ts';
import { attachEvidence, Evidence } from '../evidence/evidence.ts';
import { House } from './house.ts';
import type { Session, SignIn } from './house.ts';
import { LEFT_BEHIND, NOTHING_UNDONE, tellLeftBehind } from './left-behind.ts';
import { openStage, tidyUp } from './open-stage.ts';
import { Proof } from '../evidence/proof/proof.ts';
import { proofWanted } from '../evidence/proof/wanted.ts';
import { PageWatch, tellPages } from './page-watch.ts';
import { Examples } from './protection.ts';
import type { Stage, Undo } from './stage.ts';
import { newTrace } from './trace.ts';
import { targetFromEnvironment } from './target.ts';

export interface Fixtures {
  target: ResolvedTarget;
  evidence: Evidence;
  stage: Stage;
  pages: PageWatch;
}

export interface WorkerFixtures {
  /** Sessions of this worker by platform and account: who signed in once stays signed in. */
  sessions: Map<string, Session>;
  /** First pages of this worker's addresses. */
  examples: Examples;
}

/** Playwright's test for one platform, with a stage to walk journeys on. */
export function testOf(signIn: SignIn) {
  return base.extend<Fixtures, WorkerFixtures>({
    // oxlint-disable no-empty-pattern -- Playwright reads the names of the fixtures from the pattern
    sessions: [async ({}, use) => use(new Map()), { scope: 'worker' }],
    examples: [async ({}, use) => use(new Examples()), { scope: 'worker' }],
    target: async ({}, use) => use(targetFromEnvironment()),
    evidence: async ({}, use) => use(new Evidence()),
    // oxlint-enable no-empty-pattern
    pages: async ({ target, examples, playwright }, use, info) => {
      const { pages: own } = platformOf(info.project.name);
      const pages = new PageWatch(target.addresses, own?.headers && own.addresses);
      await use(pages);
      const open = () => playwright.request.newContext();
      const seen = await pages.seen((url) => examples.of(url, open), examples.flags);
      await tellPages(seen, info);
    },
    // The window of a test of one's own, which needs no stage.
    context: async ({ context, pages }, use) => {
      pages.watch(context);
      await use(context);
    },
    stage: async ({ target, browser, evidence, sessions, playwright, pages }, use, info) => {
      const trace = newTrace();
      const openedWith = (storageState?: Session) => ({
        extraHTTPHeaders: { ...info.project.use.extraHTTPHeaders, ...trace.headers },
        ...(storageState && { storageState }),
      });
      const doors = {
        window: async (session?: Session) => {
          const context = await browser.newContext(openedWith(session));
          pages.watch(context);
          return context;
        },
        request: async (session?: Session) =>
          pages.hear(await playwright.request.newContext(openedWith(session))),
      };
      const proof = proofWanted(info, configOfSuites()) ? new Proof() : undefined;
      const platform = info.project.name;
      const signInOf = signInFrom(platform, signIn);
      const house = new House({ doors, evidence, sessions, signInOf, ...(proof && { proof }) });
      const undo: Undo[] = [];
      const part = <T>(title: string, work: () => Promise<T>) => base.step(title, work);
      const passed = proof && ((title: string) => proof.step(title));
      const seat = info.parallelIndex;
      const parts = { house, target, platform, seat, part, undo, trace: trace.id };
      const stage = openStage({ ...parts, ...(passed && { passed }) });
      proof?.begin();
      await use(stage);
      proof?.end();
      if (info.status !== info.expectedStatus) await attachEvidence(evidence, info);
      else if (info.status === 'passed') await proof?.attach(info);
      // What stays is noted in the case's record and changes no verdict.
      const stays = (what: string) => {
        const { marker } = stage;
        const told = tellLeftBehind(what, { target, platform, marker });
        info.annotations.push({ type: LEFT_BEHIND, description: told });
      };
      // On a live platform such a case would leave something behind each time, and nobody would know.
      if (info.status === 'passed' && info.tags.includes('@creates') && undo.length === 0)
        stays(NOTHING_UNDONE);
      await tidyUp(undo, house, target, stays);
      await house.close();
    },
  });
}
