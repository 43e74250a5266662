/** One thing wrong in a configuration file. `file` is relative to the root; line and column count from 1. */
export interface Fault {
  file: string;
  line: number;
  column: number;
  /** `found …, expected …`, with `did you mean …?` where a near word exists. */
  message: string;
}

/** `file:line:column: message`, which editors and terminals turn into a link. */
export function formatFault(fault: Fault): string {
  return `${fault.file}:${fault.line}:${fault.column}: ${fault.message}`;
}

/** The configuration cannot be used. Carries every fault found, not only the first. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(formatFault).join('\n'));
    this.faults = faults;
  }
}

/** Sorted by place, each once: a mistake seen from two sides is still one mistake. */
export function inOrder(faults: readonly Fault[]): Fault[] {
  const seen = new Map(faults.map((fault) => [formatFault(fault), fault]));
  return [...seen.values()].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}

/** `; did you mean "x"?` for the nearest word, empty where none is near. Another number is not a near word. */
export function didYouMean(word: string, words: Iterable<string>): string {
  let best: string | undefined;
  let distance = Math.max(1, Math.floor(word.length / 3)) + 1;
  const letters = word.replace(/\d/g, '');
  for (const candidate of words) {
    if (candidate.replace(/\d/g, '') === letters) continue;
    const d = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (d < distance) [best, distance] = [candidate, d];
  }
  return best === undefined ? '' : `; did you mean "${best}"?`;
}

/** Levenshtein distance in UTF-16 units. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 8 || a.length > 200) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? Infinity;
}

/** `a, b or c`; `none` where there is no word. */
export function either(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? 'none';
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** The words, or how many there are where a person would not read them all. */
export function oneOf(words: readonly string[]): string {
  return words.length > 24 ? `one of the ${words.length} known` : either(words);
}
