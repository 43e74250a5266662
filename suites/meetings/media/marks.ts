// What a synthetic participant is recognised by: a tone of its own, and a picture of black and white blocks. These
// functions run in a window too, as their own text: they use nothing but each other.

/** Numbers of participants, each with a tone 12 Hz from the next: far enough to be told apart in half a second. */
export const MOST_NUMBERS = 200;

/** The tone of a participant, in Hz. */
export function toneOf(number: number): number {
  return 500 + 12 * number;
}

/** How much of a tone is in some samples: the amplitude of that frequency, 1 for a full one (Goertzel, Hann window). */
export function amplitudeOf(samples: Float32Array, rate: number, hz: number): number {
  const length = samples.length;
  if (length < 2) return 0;
  const turn = 2 * Math.cos((2 * Math.PI * hz) / rate);
  let before = 0;
  let last = 0;
  for (let n = 0; n < length; n += 1) {
    const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / (length - 1));
    const now = (samples[n] ?? 0) * hann + turn * last - before;
    before = last;
    last = now;
  }
  const power = last * last + before * before - turn * last * before;
  return (4 * Math.sqrt(Math.max(0, power))) / length;
}

/** The numbers whose tones stand out of some samples, the loudest first. */
export function tonesIn(
  samples: Float32Array,
  rate: number,
  least: number,
): { number: number; level: number }[] {
  const levels: number[] = [];
  for (let number = 0; number <= 201; number += 1)
    levels.push(amplitudeOf(samples, rate, toneOf(number)));
  const found: { number: number; level: number }[] = [];
  for (let number = 1; number <= 200; number += 1) {
    const level = levels[number] ?? 0;
    const isPeak = level >= (levels[number - 1] ?? 0) && level >= (levels[number + 1] ?? 0);
    if (isPeak && level >= least) found.push({ number, level });
  }
  return found.sort((a, b) => b.level - a.level);
}

/** What a picture says. */
export interface Mark {
  number: number;
  /** When it was taken, in ms, by its last 22 bits. */
  at: number;
  /** Which of the pictures it is, by its last 10 bits. */
  count: number;
}

/** The bits of a picture: 8 of the number, 22 of the time, 10 of the count, 8 that check them. */
export function bitsOf({ number, at, count }: Mark): boolean[] {
  const bits: boolean[] = [];
  const put = (value: number, length: number) => {
    for (let n = length - 1; n >= 0; n -= 1) bits.push(Math.floor(value / 2 ** n) % 2 === 1);
  };
  put(number, 8);
  put(at % 2 ** 22, 22);
  put(count % 2 ** 10, 10);
  put(checkOf(bits), 8);
  return bits;
}

/** A number of 8 bits that depends on every bit before it and on its place. */
export function checkOf(bits: readonly boolean[]): number {
  let sum = 0x5a;
  for (const bit of bits) {
    sum = ((sum << 1) | (sum >> 7)) & 0xff;
    if (bit) sum ^= 0x9d;
  }
  return sum;
}

/** What bits say; undefined where they are no picture of ours, or were damaged on their way. */
export function markOf(bits: readonly boolean[]): Mark | undefined {
  if (bits.length !== 48) return undefined;
  const take = (from: number, length: number) => {
    let value = 0;
    for (let n = from; n < from + length; n += 1) value = value * 2 + (bits[n] ? 1 : 0);
    return value;
  };
  if (take(40, 8) !== checkOf(bits.slice(0, 40))) return undefined;
  return { number: take(0, 8), at: take(8, 22), count: take(30, 10) };
}

/** Draws bits into the brightness of a picture, row by row in equal blocks. */
export function draw(
  luma: Uint8Array,
  { width, height }: { width: number; height: number },
  bits: readonly boolean[],
  columns: number,
): void {
  const rows = Math.ceil(bits.length / columns);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor((y * rows) / height);
    for (let x = 0; x < width; x += 1)
      luma[y * width + x] = bits[row * columns + Math.floor((x * columns) / width)] ? 235 : 16;
  }
}

/** Reads the bits of a picture from the middle of each block. */
export function scan(
  luma: Uint8Array,
  { width, height, stride }: { width: number; height: number; stride: number },
  count: number,
  columns: number,
): boolean[] {
  const rows = Math.ceil(count / columns);
  const bits: boolean[] = [];
  for (let n = 0; n < count; n += 1) {
    const x = Math.floor((((n % columns) + 0.5) * width) / columns);
    const y = Math.floor(((Math.floor(n / columns) + 0.5) * height) / rows);
    let sum = 0;
    for (let dy = -2; dy <= 2; dy += 2)
      for (let dx = -2; dx <= 2; dx += 2) sum += luma[(y + dy) * stride + x + dx] ?? 0;
    bits.push(sum / 9 > 125);
  }
  return bits;
}

/** A slide's text as bits: 12 letters of 8 bits, and 8 bits that check them. */
export function slideBits(text: string): boolean[] {
  const bits: boolean[] = [];
  for (let n = 0; n < 12; n += 1) {
    const code = (text.charCodeAt(n) || 32) & 0xff;
    for (let bit = 7; bit >= 0; bit -= 1) bits.push(((code >> bit) & 1) === 1);
  }
  const check = checkOf(bits);
  for (let bit = 7; bit >= 0; bit -= 1) bits.push(((check >> bit) & 1) === 1);
  return bits;
}

/** The text of a slide; undefined where it cannot be read. */
export function slideText(bits: readonly boolean[]): string | undefined {
  if (bits.length !== 104) return undefined;
  const byte = (from: number) => {
    let value = 0;
    for (let n = from; n < from + 8; n += 1) value = value * 2 + (bits[n] ? 1 : 0);
    return value;
  };
  if (byte(96) !== checkOf(bits.slice(0, 96))) return undefined;
  let text = '';
  for (let n = 0; n < 12; n += 1) text += String.fromCharCode(byte(n * 8));
  return text.trim();
}
