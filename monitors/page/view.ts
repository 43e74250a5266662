import type { Symptom } from '../../records/incidents/incidents.ts';
import { maskOf } from '../server/masked.ts';
import type { Monitor } from '../monitor.ts';
import type { Overview } from '../journal/overview.ts';
import type { Reason } from '../../words/reasons/reason.ts';
import { inWords } from '../../words/reasons/in-words/index.ts';
import { escaped } from './html.ts';
import { standingOf } from './standing.ts';
import type { PlatformStanding } from './standing.ts';
import { Times } from './time.ts';
import { wordsOf } from '../../words/said/in-words/index.ts';
import type { Lang } from '../../words/text.ts';
import { wordsIn } from './words.ts';
import type { Words } from './words.ts';

/** After so many ms what was read from the store is shown as old, and no longer counts as how things stand. */
const OLD_AFTER_MS = 60_000;

/** All that the parts of the page are written from. */
export interface View {
  monitor: Monitor;
  platforms: PlatformStanding[];
  /** What was read last; null where nothing is remembered or nothing could be read. */
  overview: Overview | null;
  /** `none`: this monitor remembers nothing. `old`, `unread`: the store does not answer. */
  memory: 'fresh' | 'old' | 'unread' | 'none';
  now: number;
  lang: Lang;
  words: Words;
  times: Times;
  /** Whether who asks may read why something fails. */
  trusted: boolean;
  /** Whether the page reloads itself; slow readers can stop it. */
  refreshes: boolean;
}

/** What was asked for, and by whom. */
export type Asked = Pick<View, 'lang' | 'trusted' | 'refreshes' | 'now'>;

export async function viewOf(
  monitor: Monitor,
  { lang, trusted, refreshes, now }: Asked,
): Promise<View> {
  const { journal, config } = monitor;
  const read = (await journal?.overview()) ?? null;
  const memory =
    journal === null
      ? 'none'
      : read === null
        ? 'unread'
        : read.readMsAgo > OLD_AFTER_MS
          ? 'old'
          : 'fresh';
  return {
    ...{ monitor, memory, now, lang, trusted, refreshes },
    overview: read?.overview ?? null,
    platforms: standingOf(monitor, memory === 'fresh' ? read!.overview : null, now),
    words: wordsIn(lang),
    times: new Times(lang, config.plan.timeZone, now),
  };
}

export function platformName({ monitor, lang }: View, slug: string): string {
  const known = monitor.config.platforms.find((one) => one.slug === slug);
  return escaped(known?.name[lang] ?? slug);
}

/** Why the last look did not succeed, in the reader's language. */
export function whyHtml({ monitor, lang }: View, why: Reason | undefined): string {
  return why === undefined ? '' : escaped(maskOf(monitor.config)(inWords(why)[lang]));
}

/** Why a check of an incident fails. What a former version kept is in Vietnamese alone. */
export function reasonHtml({ monitor, lang }: View, { reason }: Symptom): string {
  const text = escaped(maskOf(monitor.config)(wordsOf(reason, lang)));
  const isVietnamese = lang !== 'vi' && typeof reason === 'string' && text !== '';
  return isVietnamese ? `<span lang="vi">${text}</span>` : text;
}
