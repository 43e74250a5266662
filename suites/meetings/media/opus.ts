import type { Page } from '@playwright/test';
import { toneOf } from './marks.ts';

/**
 * How long a packet of Opus sounds, in ms: one of the lengths that RFC 6716 knows, twice the browsers' 20 ms, so that one
 * machine has half as many packets of a hundred voices to cipher.
 */
export const FRAME_MS = 40;

/**
 * The voices of participants without a window, as a browser encodes them: for each number a second of Opus in packets of
 * {@link FRAME_MS}, its tone in the first half.
 * @param page of an address that browsers hold for safe: they encode nowhere else
 */
export async function voicesOf(page: Page, numbers: readonly number[]): Promise<Uint8Array[][]> {
  const tones = numbers.map(toneOf);
  const written = await page.evaluate(encoded, { tones, frameMs: FRAME_MS });
  return written.map((frames) => frames.map((one) => Uint8Array.from(Buffer.from(one, 'base64'))));
}

/** Runs in the window. */
async function encoded(asked: { tones: readonly number[]; frameMs: number }): Promise<string[][]> {
  const rate = 48_000;
  const step = (rate / 1_000) * asked.frameMs;
  const all: string[][] = [];
  for (const hz of asked.tones) {
    const frames: string[] = [];
    const encoder = new AudioEncoder({
      output: (chunk) => {
        const bytes = new Uint8Array(chunk.byteLength);
        chunk.copyTo(bytes);
        frames.push(btoa(String.fromCharCode(...bytes)));
      },
      error: () => {},
    });
    const opus = { frameDuration: asked.frameMs * 1_000 };
    encoder.configure({
      ...{ codec: 'opus', sampleRate: rate, numberOfChannels: 1, bitrate: 24_000 },
      ...({ opus } as object),
    });
    // The encoder finds its way in the first second; the next is what is sent.
    for (let at = 0; at < 2 * rate; at += step) {
      const data = new Float32Array(step);
      for (let n = 0; n < step; n += 1)
        if ((at + n) % rate < rate / 2)
          data[n] = 0.5 * Math.sin((2 * Math.PI * hz * ((at + n) % rate)) / rate);
      const timestamp = (at / rate) * 1_000_000;
      const made = { numberOfFrames: step, numberOfChannels: 1, sampleRate: rate, timestamp };
      const sound = new AudioData({ format: 'f32-planar', ...made, data });
      encoder.encode(sound);
      sound.close();
    }
    await encoder.flush();
    encoder.close();
    all.push(frames.slice(rate / step, (2 * rate) / step));
  }
  return all;
}
