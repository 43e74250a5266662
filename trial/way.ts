import type { Platform } from '../config/platforms/platform.ts';
import type { ResolvedTarget } from '../config/targets/resolve.ts';
import type { CaseRecord } from '../records/runs/case.ts';
import type { HarnessFault } from '../records/runs/verdict.ts';
import { lookAt, type Look } from './look.ts';
import { harnessFault } from './wording.ts';

/** A look that is fresher than this speaks for the next failure, too. */
const freshMs = 1_000;
const answerWithinMs = 5_000;

interface Seen {
  name: string;
  platforms: string[];
  look: Look;
}

/**
 * The way to the platforms. Before one is accused, its addresses are looked at as before the run: where none of them
 * answers as it did, the fault may lie anywhere between here and there, and nobody is accused without a witness.
 */
export class Way {
  readonly #target: ResolvedTarget;
  readonly #platforms: Platform[];
  #last: { at: number; seen: Promise<Seen[]> } | undefined;

  constructor(target: ResolvedTarget, platforms: Platform[]) {
    this.#target = target;
    this.#platforms = platforms;
  }

  /** The fault of ours, or of nobody, that may explain a failure of this case; none where the platform stands accused. */
  async doubt({ platform }: CaseRecord): Promise<HarnessFault | undefined> {
    const seen = await this.#look();
    const lost = seen.filter(({ look }) => isLost(look));
    const own = lost.filter(({ platforms }) => platforms.includes(platform));
    if (own.length === 0 || (!isCommon(seen) && lost.length < seen.length)) return undefined;
    if (await this.#canaryAnswers()) return undefined;
    const told = (lang: 'vi' | 'en') =>
      own.map(({ name, look }) => `${name}: ${look.detail[lang]}`).join('; ');
    return harnessFault('way-lost', { vi: told('vi'), en: told('en') }, { platform });
  }

  #look(): Promise<Seen[]> {
    const now = performance.now();
    if (!this.#last || now - this.#last.at > freshMs) this.#last = { at: now, seen: this.#ask() };
    return this.#last.seen;
  }

  #ask(): Promise<Seen[]> {
    const names = [...new Set(this.#platforms.flatMap(({ addresses }) => addresses))];
    return Promise.all(
      names.flatMap((name) => {
        const address = this.#target.addresses[name];
        if (address === undefined) return [];
        const users = this.#platforms.filter(({ addresses }) => addresses.includes(name));
        const identity = users.find((one) => one.identity[name])?.identity[name];
        const platforms = users.map(({ slug }) => slug);
        return [
          lookAt(address, identity, answerWithinMs).then((look) => ({ name, platforms, look })),
        ];
      }),
    );
  }

  async #canaryAnswers(): Promise<boolean> {
    const looks = this.#target.canaries.map((one) => lookAt(one, undefined, answerWithinMs));
    return (await Promise.all(looks)).some((look) => look.kind === 'well');
  }
}

/** An answer with an error is an answer; another site's, or none, may come from anywhere on the way. */
function isLost({ kind }: Look): boolean {
  return kind !== 'well' && kind !== 'unhealthy';
}

/** Two platforms that are gone at the same moment are a sign of the way they share. */
function isCommon(seen: Seen[]): boolean {
  const slugs = [...new Set(seen.flatMap(({ platforms }) => platforms))];
  const gone = slugs.filter((slug) =>
    seen.filter(({ platforms }) => platforms.includes(slug)).every(({ look }) => isLost(look)),
  );
  return gone.length > 1;
}
