/** What k6 logs as errors, first and last: what a script threw, and why k6 ended. */
export interface Errors {
  first: () => string;
  last: () => string;
}

/** Reads k6's log, one JSON object a line, and keeps no more of it than two messages. */
export function errorsOf(log: NodeJS.ReadableStream | null): Errors {
  let first = '';
  let last = '';
  let rest = '';
  const take = (line: string) => {
    const message = messageOf(line);
    if (message === '') return;
    first ||= message;
    last = message;
  };
  log?.setEncoding('utf8');
  log?.on('data', (part: string) => {
    const lines = (rest + part).split('\n');
    rest = (lines.pop() ?? '').slice(-20_000);
    lines.forEach(take);
  });
  log?.once('end', () => take(rest));
  return { first: () => first, last: () => last };
}

/** An error's message with its place in the script; empty for what is no error. A line that is no JSON is Go's own. */
function messageOf(line: string): string {
  if (line.trim() === '') return '';
  try {
    const { level, msg, error } = JSON.parse(line) as Record<string, unknown>;
    if (level !== 'error' && level !== 'fatal' && level !== 'panic') return '';
    return withPlace([msg, error].filter((one) => typeof one === 'string').join(': '));
  } catch {
    return withPlace(line);
  }
}

/** The first line, and the place in the script by the file's own name: a path is this machine's alone. */
function withPlace(message: string): string {
  const [line = ''] = message.split('\n');
  const place = /\n\s*at [^\n]*?([^/\\(\s]+:\d+:\d+)/.exec(message)?.[1];
  const short = line.replace(/file:\/\/\/?\S*\//g, '').replace(/(?:\/[\w.+-]+){2,}\//g, '');
  return place && !short.includes(place) ? `${short} (${place})` : short;
}
