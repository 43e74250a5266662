/** `platform`: the system under test misbehaved. `precondition`: what a case needs could not be set up. `harness`: our own fault. */
export type Blame = 'platform' | 'precondition' | 'harness';

type Sign = [code: string, sign: RegExp];

/** What Playwright or Node says of a browser, a worker, a disk or a network of our own. */
const ownSigns: Sign[] = [
  ['browser-absent', /Executable doesn't exist|^browserType\.launch\w*:/],
  [
    'browser-lost',
    /(?:browser|context|page|Target)[^\n]* (?:has been closed|has disconnected|crashed)|Browser closed|(?:Page|Target) crashed/i,
  ],
  // What the end of a test cut off was not waited for: it says nothing of the platform.
  ['not-awaited', /\bTest ended\b|frame was detached|was not bound in the connection/],
  [
    'worker-lost',
    /worker process exited unexpectedly|Worker teardown|ERR_WORKER|JavaScript heap out of memory/i,
  ],
  [
    'network-lost',
    /ERR_(?:INTERNET_DISCONNECTED|NETWORK_|NAME_NOT_RESOLVED|NAME_RESOLUTION|DNS_|PROXY_|TUNNEL_|SOCKS_|ADDRESS_|MANDATORY_PROXY)|\b(?:ENOTFOUND|EAI_AGAIN|ENETUNREACH|ENETDOWN|EHOSTUNREACH|EHOSTDOWN)\b/,
  ],
  [
    'machine-exhausted',
    /ERR_(?:INSUFFICIENT_RESOURCES|OUT_OF_MEMORY|NO_BUFFER_SPACE)|\b(?:EMFILE|ENFILE|EADDRNOTAVAIL|ENOBUFS|ENOMEM)\b|\bspawn [^\n]*EAGAIN/,
  ],
  ['disk-full', /\b(?:ENOSPC|EROFS|EDQUOT)\b|ERR_(?:FILE_NO_SPACE|CACHE_)/],
  ['navigation-aborted', /ERR_(?:ABORTED|FAILED|BLOCKED_BY_(?:CLIENT|ADMINISTRATOR))\b/],
  ['test-timeout', /^(?:Test timeout of \d+ms exceeded|"[^"]+" hook timeout)/],
  ['baseline-absent', /^A snapshot doesn't exist at /],
];

/** What a spec asked of Playwright that it can never do, whatever the platform answers. */
const specSigns =
  /while parsing (?:css )?selector|Unexpected end of selector|is not a valid (?:selector|XPath)|Failed to execute '(?:query\w+|evaluate)' on|Unknown key: |invalid URL|Invalid URL|ERR_(?:INVALID_URL|DISALLOWED_URL_SCHEME|UNSAFE_PORT|UNKNOWN_URL_SCHEME)|Protocol "[^"]*" not supported|: expected \w+, got |Malformed value|Invalid header|valid HTTP token|ENOENT|EISDIR|Not a? ?(?:select|input) element|Can't assert |Unknown expect matcher|Matcher error: [^\n]*expected/;

/** What Playwright says where the platform did not do in time, or did otherwise, what was asked of it. */
const platformReasons =
  /Timeout \d+ms exceeded|timed out|strict mode violation|Element is |Element is not|Node is not|element (?:was|is) (?:detached|not attached)|Did not find some options|did not change its state|is interrupted by another navigation|Download |ERR_(?:CONNECTION|EMPTY_RESPONSE|CERT|SSL|TOO_MANY_REDIRECTS|HTTP|INVALID|TIMED_OUT|INCOMPLETE|CONTENT|RESPONSE|UNSAFE_REDIRECT|BLOCKED_BY_RESPONSE|BAD_SSL)|\b(?:ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EPROTO)\b|socket hang up|socket disconnected|aborted|certificate|altnames|Parse Error|Max redirect count|is not valid JSON|Unexpected (?:token|end of JSON)/i;

/** Calls whose error is what a script in the page threw: the platform's or the spec's, nobody can tell. */
const scripts = /^\w+\.(?:evaluate\w*|waitForFunction|addInitScript|\$eval|\$\$eval)$/;

/**
 * Whose fault an error is. Only Playwright's own part of a message is read, never what it received from a page: a page
 * may well say that its disk is full. What is not clearly the platform's is ours: a doubt blocks, it opens no defect.
 * @param error with the error's name before its message, as Playwright tells it
 */
export function blameOf(error: { message: string }): { blame: Blame; code: string } {
  const told = error.message.split(/\n\s*Call log:/)[0]!;
  const bare = told.replace(/^(?:Timeout)?Error: /, '');
  if (bare.startsWith('PreconditionError:')) return { blame: 'precondition', code: 'precondition' };
  // Suites throw the first where the platform's answer makes no sense outside an expectation.
  if (/^(?:AnswerError|AssertionError)\b|^SyntaxError: [^\n]*\bJSON\b/.test(bare)) return platform;
  const expectation = ownPartOfExpectation(bare);
  if (expectation !== undefined) return ofExpectation(bare, expectation, endOfLog(error.message));
  const [, call, reason] = /^(\w+\.\$?\$?\w+): ([^\n]*)/.exec(bare) ?? [];
  if (call !== undefined && reason !== undefined) return ofCall(call, reason);
  const [first = ''] = bare.split('\n');
  return ownFault(first) ?? broken;
}

const platform = { blame: 'platform', code: 'platform' } as const;
const broken = { blame: 'harness', code: 'spec-broken' } as const;

function ownFault(text: string): { blame: 'harness'; code: string } | undefined {
  const found = ownSigns.find(([, sign]) => sign.test(text));
  return found && { blame: 'harness', code: found[0] };
}

function ofCall(call: string, reason: string): { blame: Blame; code: string } {
  // An address in the message is the platform's word, too.
  const own = reason.replace(/ at \w+:\/\/\S*.*$/, '');
  const lost = ownFault(`${call}: ${own}`);
  if (lost) return lost;
  if (scripts.test(call) && !/^Timeout \d+ms exceeded/.test(own)) return broken;
  if (specSigns.test(own)) return broken;
  return platformReasons.test(own) ? platform : broken;
}

function ofExpectation(message: string, own: string, end: string): { blame: Blame; code: string } {
  const lost = ownFault(own);
  if (lost) return lost;
  if (specSigns.test(own)) return broken;
  const seesPage = /^(?:Error: )?expect\((?:locator|page)\)/m.test(message);
  if (!seesPage || /^Timeout:/m.test(message)) return platform;
  // One that failed before its time was over was cut off: by the end of its test, or as its page went.
  const seenNothing = /^Received: +undefined$/m.test(message);
  return ownFault(end) ?? (seenNothing ? { blame: 'harness', code: 'not-awaited' } : platform);
}

/** What Playwright's log of an expectation ends with, where it does not repeat words of the page or of the spec. */
function endOfLog(message: string): string {
  const end = /\n\s*Call log:\n(?:.*\n)* +- ([^\n]+)\s*$/.exec(message)?.[1] ?? '';
  return /^(?:unexpected value|locator resolved to|waiting for) /.test(end) ? '' : end;
}

/**
 * What Playwright itself says of an expectation beside what was expected and received: the error at its end. Undefined
 * where the message is not an expectation's.
 */
function ownPartOfExpectation(message: string): string | undefined {
  if (message.startsWith("A snapshot doesn't exist at ")) return message;
  const lines = message.split('\n');
  const head = lines.findIndex((line) => /^(?:Error: )?expect(?:\.soft|\.poll)?\(/.test(line));
  if (head < 0) return undefined;
  const rest = lines.slice(head + 1);
  const timeout = rest.findLastIndex((line) => /^Timeout: +\d+ms$/.test(line));
  if (timeout >= 0) return errorsOf(rest.slice(timeout + 1));
  const received = rest.findIndex((line) => /^(?:Received\b|- Expected)/.test(line));
  const matcher = rest.find((line) =>
    /^(?:Matcher error: |A snapshot doesn't exist at )/.test(line),
  );
  return matcher ?? errorsOf(received < 0 ? rest : rest.slice(0, received));
}

/** Lines of a difference begin with a sign or a space; what was located and expected are the spec's words. */
function errorsOf(lines: string[]): string {
  return lines
    .filter((line) => /^[A-Z]/.test(line) && !/^(?:Locator|Expected)\b/.test(line))
    .join('\n');
}
