/** Answers of a function that are remembered; when there are more, all are forgotten. */
const MOST = 1_000;

/** The same function of a text, which remembers what it answered: most looks ask what the one before did. */
export function remembered<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = work(text);
    if (known.size >= MOST) known.clear();
    known.set(text, answer);
    return answer;
  };
}
