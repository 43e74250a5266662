/**
 * The one place where words of a platform, a spec or a store reach a terminal: nothing in them may move the cursor,
 * colour or hide what stands there, begin a line of its own, or be taken for a command by a CI server.
 */

// oxlint-disable no-control-regex -- they are what is taken out
/** Sequences a terminal obeys, whole: colours, titles, links. */
const SEQUENCES =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b(?:\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[PX^_][^\u001b]*(?:\u001b\\)?|[ -/]*[0-~])?/g;
/** Controls, letters that turn the direction of others, and breaks of lines that only some programs know. */
const CONTROLS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g;
// oxlint-enable no-control-regex
/** How GitHub and Azure tell commands from text, where a line begins with them. */
const COMMAND = /^(\s*)(::|##\[|##vso\[)/;
/** How GitLab folds a log. */
const SECTION = /section_(start|end):/g;

/** A text as one line that a terminal only shows. */
export function oneLine(text: string): string {
  return shown(text.replace(/\s*\r?\n\s*/g, ' ⏎ ').replaceAll('\t', ' '));
}

/** A text of several lines, each of which a terminal only shows. */
export function shown(text: string): string {
  return text
    .replaceAll(/\r\n/g, '\n')
    .replaceAll(SEQUENCES, '')
    .replaceAll(CONTROLS, '')
    .split('\n')
    .map((line) => line.replace(COMMAND, '$1· $2').replaceAll(SECTION, 'section·$1:'))
    .join('\n');
}

/** JSON in which whatever a terminal would obey is escaped; it means the same. */
export function safeJson(json: string): string {
  return json.replaceAll(
    CONTROLS,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Prints lines on stdout; a text that is one JSON value stays one. */
export function print(lines: string | readonly string[]): void {
  const text = typeof lines === 'string' ? safeJson(lines) : lines.map(oneLine).join('\n');
  process.stdout.write(`${text}\n`);
}

type Write = (chunk: string | Uint8Array, ...rest: unknown[]) => boolean;

/** Moves the cursor of the terminal: for our own marks alone, never with words of others. */
let toTerminal: Write = (chunk) => process.stderr.write(chunk);

/** Writes marks that move the cursor, and a line that was made with `oneLine`. */
export function drawLine(marks: string, line = ''): void {
  toTerminal(marks + line);
}

/** From now on everything that this program writes is only shown, whichever part of it writes. */
export function guardStreams(): void {
  guard(process.stdout);
  toTerminal = guard(process.stderr);
}

function guard(stream: NodeJS.WriteStream): Write {
  const write = stream.write.bind(stream) as Write;
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) =>
    write(typeof chunk === 'string' ? guarded(chunk) : chunk, ...rest);
  return write;
}

/** JSON keeps its meaning; of everything else only what can be shown is left. */
function guarded(chunk: string): string {
  return /^\s*[[{]/.test(chunk) && isJson(chunk) ? safeJson(chunk) : shown(chunk);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
