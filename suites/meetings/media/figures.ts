import type { Figure, FigureName } from '../../stage/figure.ts';
import { settings } from '../settings.ts';
import type { Measured } from './apparatus.ts';
import { lossOf, pictureDelay, soundDelay } from './judged.ts';
import type { Received } from './judged.ts';

type Limits = Pick<
  ReturnType<typeof settings>,
  'oneWayMs' | 'mostLoss' | 'mostJitterMs' | 'longestFreezeMs'
>;

const SECOND = 1_000;

/** What those who watch are told of all that participants got of each other. */
export function figuresOf(all: readonly Received[], limits: Limits = settings()): Figure[] {
  const sounds = all.flatMap(({ sound }) => sound ?? []);
  const pictures = all.flatMap(({ picture }) => picture ?? []);
  const inTime = limits.oneWayMs / SECOND;
  const gaps = pictures.map(({ picture }) => picture?.longestGapMs);
  return [
    told('delay_seconds', 'sound', inSeconds(most(sounds.map(soundDelay))), inTime),
    told('delay_seconds', 'picture', inSeconds(most(pictures.map(pictureDelay))), inTime),
    // The limits that are configured are those of sound.
    ...counted('sound', sounds, { loss: limits.mostLoss, jitter: limits.mostJitterMs / SECOND }),
    ...counted('picture', pictures, {}),
    told('longest_gap_seconds', 'picture', inSeconds(most(gaps)), limits.longestFreezeMs / SECOND),
  ];
}

/** What browsers count of a medium; what they counted nothing of says nothing. */
function counted(
  media: Figure['media'],
  all: readonly Measured[],
  { loss, jitter }: { loss?: number; jitter?: number },
): Figure[] {
  const stats = all.filter((one) => lossOf(one) !== undefined).map((one) => one.stats);
  const lost = sum(stats.map((one) => Math.max(0, one.lost)));
  const came = sum(stats.map(({ packets }) => packets));
  const rates = stats.map(({ bits, seconds }) => bits / 8 / seconds);
  return [
    told('loss_ratio', media, lost / (lost + came), loss),
    told('jitter_seconds', media, inSeconds(most(stats.map(({ jitterMs }) => jitterMs))), jitter),
    told('received_bytes_per_second', media, Math.min(...rates)),
    ...(media === 'picture' && stats.length > 0
      ? [told('freeze_count', media, sum(stats.map(({ freezes }) => freezes)))]
      : []),
  ];
}

function told(
  name: FigureName,
  media: Figure['media'],
  value: number | undefined,
  limit?: number,
): Figure {
  const isMeasured = value !== undefined && Number.isFinite(value);
  return {
    ...{ name, media, value: isMeasured ? value : undefined },
    ...(limit !== undefined && { limit }),
  };
}

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);

/** The largest of those that were measured. */
function most(values: readonly (number | undefined)[]): number | undefined {
  const measured = values.filter((one) => one !== undefined);
  return measured.length === 0 ? undefined : Math.max(...measured);
}

const inSeconds = (ms: number | undefined) => (ms === undefined ? undefined : ms / SECOND);
