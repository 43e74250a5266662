import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { CaseRecord } from '../../../records/runs/case.ts';
import { pageFaultWords } from '../../../words/said/in-words/problem.ts';
import { judgePages } from '../../judge/pages.ts';
import { masking } from '../../masking.ts';
import { ingestCase } from '../../suite/ingest.ts';
import type { RawCase, RawIdentity, SuiteMessage } from '../../suite/messages.ts';
import type { Ask } from '../exchange.ts';
import { Stopped } from '../errors.ts';
import { byName } from '../learnt.ts';
import type { LearntRoute } from '../learnt.ts';
import { between } from '../mutant.ts';
import type { Mutant } from '../mutant.ts';
import { openProxy } from '../proxy/proxy.ts';
import type { Proxy } from '../proxy/proxy.ts';
import { routeName, routeOf } from '../routes/route.ts';
import { isGreen, windowOf } from './clean.ts';
import type { Clean } from './clean.ts';
import { stand } from './ground.ts';
import type { Ground, Standing } from './ground.ts';
import { hold } from './hold.ts';
import type { Held } from './hold.ts';
import type { SeenBy, Tried } from './tried.ts';

/** What a picture is taken of: the last request that was spoiled, on a target that still stands. */
export type TakePicture = (
  spoiled: Pick<Ask, 'method' | 'path' | 'headers'>,
  at: { origin: string; proxy: string; key: string | undefined },
  id: string,
) => Promise<string | undefined>;

/**
 * Tries one mutant: on a target as it was at the beginning, the cases that went its route run first and then the rest,
 * until one of them is red by what the platform did.
 */
export class Attempt {
  readonly #ground: Ground;
  readonly #clean: Pick<Clean, 'listing' | 'proxied' | 'routes'>;
  readonly #mutant: Mutant;
  readonly #stop: AbortSignal;
  readonly #end = new AbortController();
  readonly #spoiled: { at: number; ask: Pick<Ask, 'method' | 'path' | 'headers' | 'address'> }[] =
    [];
  /** When the route was asked, whether the answer could be spoiled or not. */
  readonly #asked: number[] = [];
  /** Cases that ran and did not go the route again. */
  #astray = 0;
  readonly #blocked: string[] = [];
  readonly #green: Set<string>;
  /** Cases that were red while no answer of their own was spoiled. */
  readonly #suspects = new Set<string>();
  readonly #ran = new Set<string>();
  #seenBy: SeenBy | undefined;
  #folder = '';

  constructor(
    ground: Ground,
    clean: Pick<Clean, 'listing' | 'proxied' | 'routes'>,
    mutant: Mutant,
    stop: AbortSignal,
  ) {
    this.#ground = ground;
    this.#clean = clean;
    this.#mutant = mutant;
    this.#stop = stop;
    this.#green = new Set(clean.proxied.cases.filter(isGreen).map(({ id }) => id));
  }

  /** @throws {Stopped} */
  async run(takePicture: TakePicture): Promise<Tried> {
    const began = performance.now();
    this.#folder = await mkdtemp(path.join(this.#ground.scratch, 'mutant-'));
    const { first, rest } = this.#order();
    const [standing, held] = await Promise.all([
      stand(this.#ground, this.#stop),
      this.#hold(first),
    ]);
    const proxy = await openProxy(standing.target, 1);
    try {
      const spoil = between(this.#mutant, this.#known(), ({ method, path, headers, address }) =>
        this.#spoiled.push({ at: Date.now(), ask: { method, path, headers, address } }),
      );
      proxy.between = (ask, next) => {
        if (routeName(routeOf(ask)) === routeName(this.#mutant.route)) this.#asked.push(ask.at);
        return spoil(ask, next);
      };
      await this.#walk(held, standing, proxy);
      // Where each went it again the others never do. Where one did not, another one had gone it in its place: who signed in
      // once stays signed in, so any case may be the one to go it.
      if (!this.#seenBy && rest.length > 0 && this.#astray > 0)
        await this.#walk(await this.#hold(rest), standing, proxy);
      // Alone it asks for itself what another case had asked for it; where it does not, it was red by something else.
      if (!this.#seenBy && this.#suspects.size > 0)
        await this.#walk(await this.#hold([...this.#suspects]), standing, proxy);
      if (this.#stop.aborted) throw new Stopped();
      const picture = this.#seenBy ? undefined : await this.#picture(takePicture, standing, proxy);
      return {
        ...this.#told(Math.round(performance.now() - began)),
        ...(picture && { picture }),
      };
    } finally {
      this.#end.abort();
      await proxy.close();
      await standing.end();
      await rm(this.#folder, { recursive: true, force: true });
    }
  }

  #known(): LearntRoute {
    return byName(this.#clean.routes).get(routeName(this.#mutant.route))!;
  }

  /** Cases that can tell anything: those that went the route, and the others. */
  #order(): { first: string[]; rest: string[] } {
    const went = new Set(this.#known().cases);
    const ids = this.#clean.listing.map(({ id }) => id).filter((id) => this.#green.has(id));
    return { first: ids.filter((id) => went.has(id)), rest: ids.filter((id) => !went.has(id)) };
  }

  #hold(ids: string[]): Promise<Held> {
    // As in a trial: what fails once and then holds was not the mutant's doing, which is there each time.
    const { retries } = this.#ground.config.plan.gate;
    return hold(this.#ground, {
      ...{ only: { ids, of: this.#clean.listing }, seats: 1, retries, untraced: true },
      stop: AbortSignal.any([this.#stop, this.#end.signal]),
      onMessage: (message) => this.#hear(message),
    });
  }

  #work: Promise<void> = Promise.resolve();

  async #walk(held: Held, { target }: Standing, proxy: Proxy): Promise<void> {
    await held.release(target, proxy);
    await this.#work;
  }

  #hear(message: SuiteMessage): void {
    if (message.kind === 'finished' && !this.#seenBy)
      this.#work = this.#work.then(() => this.#judge(message.result));
  }

  async #judge(raw: RawCase): Promise<void> {
    if (this.#seenBy || !this.#green.has(raw.id)) return;
    const { config, phrases } = this.#ground;
    const { configured } = config;
    const keeping = { ...masking(config), folder: this.#folder, configured, phrases };
    const { record } = await ingestCase(raw, keeping);
    const { from, to } = windowOf(raw.id, raw.attempts.at(-1)!);
    const isWithin = (at: number) => at >= from && at <= to;
    if (!this.#ran.has(raw.id)) this.#note(record, this.#asked.some(isWithin));
    const saw = this.#sawIt(raw, record);
    if (saw && !this.#spoiled.some(({ at }) => isWithin(at))) this.#suspects.add(raw.id);
    else this.#seenBy = saw;
    if (this.#seenBy) this.#end.abort();
  }

  #note({ id, title, verdict }: CaseRecord, wentAgain: boolean): void {
    this.#ran.add(id);
    if (!wentAgain) this.#astray += 1;
    if (verdict === 'blocked') this.#blocked.push(title);
  }

  /** What a case says that is red by the platform, after some answer was spoiled. */
  #sawIt(raw: RawIdentity, record: CaseRecord): SeenBy | undefined {
    if (this.#spoiled.length === 0) return undefined;
    const own = { case: raw.id, title: record.title };
    if (record.verdict === 'fail' && record.failure?.blame === 'platform')
      return { ...own, requirements: record.requirements, message: record.failure.message };
    const platform = this.#ground.config.platforms.find(({ slug }) => slug === record.platform);
    if (platform === undefined) return undefined;
    const known = new Set(
      judgePages(platform, this.#clean.proxied.cases)
        .flatMap(({ troubles }) => troubles)
        .map((one) => pageFaultWords(one).vi),
    );
    for (const { troubles, proves } of judgePages(platform, [record]))
      for (const message of troubles.map((one) => pageFaultWords(one).vi))
        if (!known.has(message)) return { ...own, requirements: [...proves], message };
    return undefined;
  }

  #told(ms: number): Tried {
    const { id } = this.#mutant;
    const [seenBy, spoiled, blocked] = [this.#seenBy, this.#spoiled.length, this.#blocked];
    const fate = seenBy
      ? 'seen'
      : spoiled === 0
        ? 'not-reached'
        : blocked.length > 0
          ? 'blocked'
          : 'lived';
    return { id, fate, ...(seenBy && { seenBy }), spoiled, ran: this.#ran.size, blocked, ms };
  }

  async #picture(
    take: TakePicture,
    { target }: Standing,
    proxy: Proxy,
  ): Promise<string | undefined> {
    const last = this.#spoiled.at(-1)?.ask;
    if (last === undefined) return undefined;
    const origin = new URL(target.addresses[last.address]!).origin;
    const key = proxy.authority?.fingerprint;
    const at = { origin, proxy: `http://127.0.0.1:${proxy.ports[0]}`, key };
    return take(last, at, this.#mutant.id);
  }
}
