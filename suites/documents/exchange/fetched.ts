import { open, stat } from 'node:fs/promises';

/** Longest wait for an address, in ms. */
const PATIENCE_MS = 60_000;
/** In bytes. */
const PIECE = 64 * 1024;
/** Much more than an envelope may have, in bytes. */
const MOST_BYTES = 256 * 2 ** 20;

/**
 * The bytes of a file, or of what an address answers, piece by piece.
 * @throws RangeError where nothing can be read, in words for the person who named it
 */
export async function fetched(place: string): Promise<AsyncIterable<Uint8Array>> {
  if (!/^https?:\/\//.test(place)) {
    const size = await stat(place).then(
      (one) => (one.isFile() ? one.size : null),
      () => null,
    );
    if (size === null) throw new RangeError(`found no file ${place}`);
    if (size > MOST_BYTES)
      throw new RangeError(`${place} has ${size} bytes, more than an envelope`);
    return piecesOf(place);
  }
  const answer = await fetch(place, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    (error: Error) => error,
  );
  if (answer instanceof Error) throw new RangeError(`${place} does not answer: ${answer.message}`);
  if (!answer.ok) throw new RangeError(`${place} answers ${answer.status}`);
  return withinLimit(place, answer);
}

/** Reads into the same memory again and again, so that a large file costs no more than a small one. */
async function* piecesOf(file: string): AsyncIterable<Uint8Array> {
  await using handle = await open(file);
  const memory = Buffer.alloc(PIECE);
  for (;;) {
    const { bytesRead } = await handle.read(memory, 0, PIECE);
    if (bytesRead === 0) return;
    yield memory.subarray(0, bytesRead);
  }
}

async function* withinLimit(place: string, { body }: Response): AsyncIterable<Uint8Array> {
  let size = 0;
  for await (const part of body ?? []) {
    if ((size += part.length) > MOST_BYTES)
      throw new RangeError(`${place} answers with more than an envelope has`);
    yield part;
  }
}
