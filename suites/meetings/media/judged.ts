import type { Participant } from '../offer/room.ts';
import type { Measured } from './apparatus.ts';

/** What one participant got of another, measured. */
export interface Received {
  from: string;
  sound: Measured | undefined;
  picture: Measured | undefined;
}

/** How long media is measured, in ms: two tones and more than twenty pictures. */
const MEASURED_MS = 2_300;

/** Measures all that a participant is shown of the others. */
export async function received(by: Participant, ms = MEASURED_MS): Promise<Received[]> {
  const shown = await by.room.shown();
  const tracks = shown.flatMap(({ sound, picture }) => [sound, picture]);
  const measured = await by.measure(
    tracks.filter((track) => track !== null),
    ms,
  );
  const of = (track: string | null) => (track === null ? undefined : measured[track]);
  return shown.map(({ name, sound, picture }) => ({
    from: name,
    sound: of(sound),
    picture: of(picture),
  }));
}

/** The number whose tone was heard; undefined where nothing was. */
export function heardNumber({ sound }: Pick<Received, 'sound'>): number | undefined {
  return sound?.sound?.tones[0]?.number;
}

/** All numbers whose tones were heard. */
export function heardNumbers({ sound }: Pick<Received, 'sound'>): number[] {
  return (sound?.sound?.tones ?? []).map(({ number }) => number);
}

/** The number that was seen; undefined where no picture could be read. */
export function seenNumber({ picture }: Pick<Received, 'picture'>): number | undefined {
  return picture?.picture?.numbers[0];
}

/** How late a sound came, in ms: tones begin with the seconds of the clock. Undefined where none began. */
export function soundDelay(measured: Measured | undefined): number | undefined {
  const onsets = measured?.sound?.onsets ?? [];
  // A clock read a little early makes a delay that seems almost a second.
  return median(onsets.map((at) => ((at + 50) % 1_000) - 50));
}

/** How long sound was on the way without the wait in the receiving browser's own buffer, in ms; undefined as above. */
export function soundTransit(measured: Measured | undefined): number | undefined {
  const late = soundDelay(measured);
  return measured === undefined || late === undefined ? undefined : late - measured.stats.bufferMs;
}

/** How late pictures came, in ms; undefined where none could be read. */
export function pictureDelay(measured: Measured | undefined): number | undefined {
  return median(measured?.picture?.lateMs ?? []);
}

/**
 * How long pictures were on the way without the wait in the receiving browser's own buffer, which grows and shrinks by itself,
 * in ms; undefined where none could be read.
 */
export function pictureTransit(measured: Measured | undefined): number | undefined {
  const late = measured?.picture?.lateMs ?? [];
  // The browser tells of its buffer on average.
  if (measured === undefined || late.length === 0) return undefined;
  return late.reduce((sum, one) => sum + one, 0) / late.length - measured.stats.bufferMs;
}

/** The share of packets that did not come, 0 to 1; undefined where none was sent. */
export function lossOf(measured: Measured | undefined): number | undefined {
  const { packets = 0, lost = 0 } = measured?.stats ?? {};
  return packets + lost === 0 ? undefined : Math.max(0, lost) / (packets + lost);
}

/** The middle one; undefined of none. */
function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
