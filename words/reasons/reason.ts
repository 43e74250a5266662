import type { Cause } from './cause.ts';

/** Of an answer over HTTP. */
export interface PageFacts {
  /** `wanted` is empty where any 2xx is. */
  status: { found: number; wanted: readonly number[] };
  'header-missing': { header: string };
  'header-forbidden': { header: string; regexp: string };
  'header-unlike': { header: string; regexp: string };
  /** It was needed to be judged. */
  'body-unread': { cause: Cause };
  /** It broke off. */
  'body-broken': { cause: Cause };
  'body-forbidden': { regexp: string };
  'body-unlike': { regexp: string };
  'json-broken': { text: string };
  /** `rule` is JSON Schema's keyword, `limit` the count it sets, `property` the name it misses. */
  'json-unlike': {
    at: string;
    rule: string;
    text: string;
    limit: number | null;
    property: string | null;
  };
  /** `at` is a JSON pointer, `wanted` JSON. */
  'json-differs': { at: string; wanted: string };
  'tls-unwanted': None;
  'tls-missing': None;
  'http-version': { found: string };
  'request-failed': { cause: Cause };
}

/** Of names, connections and certificates. */
export interface ConnectionFacts {
  'target-malformed': { form: 'http' | 'websocket' | 'host' | 'port' };
  'no-address': { host: string; family: 'ip4' | 'ip6' };
  /** `errno` is what the name server answered, like `ENOTFOUND` or `ESERVFAIL`. */
  'name-unresolved': { host: string; errno: string; cause: Cause };
  'dial-failed': { over: 'TCP' | 'unix'; cause: Cause };
  'handshake-failed': { cause: Cause };
  'line-unlike': { regexp: string; line: string };
  'bytes-unlike': { expected: string; bytes: string };
  'websocket-refused': None;
  'websocket-failed': { cause: Cause };
  'message-unread': { cause: Cause };
  /** The platform tells windows of none. */
  'turn-absent': None;
  /** `number` is STUN's code of the error. */
  'turn-refused': { number: number };
  'turn-failed': { cause: Cause };
  /** `status` is a word of gRPC's health protocol. */
  'grpc-status': { status: string };
  'grpc-code': { number: number };
  'grpc-failed': { cause: Cause };
  'dns-failed': { cause: Cause };
  rcode: { found: number; wanted: readonly string[] };
  /** `rule` is the option of the module that needs records. */
  'records-absent': { rule: string };
  'record-forbidden': { regexp: string; record: string };
  'record-unlike': { regexp: string; record: string };
  'records-not-all': None;
  'records-none': None;
  'certificate-absent': None;
  'certificate-ending': { subject: string; until: string };
  'certificate-untrusted': { cause: Cause };
  'ping-silent': { text: string };
  'probe-late': { cause: Cause };
}

/** A record in two systems, `seconds` after it was changed. `copied` is null where the copy does not know it. */
interface Difference {
  id: string;
  status: string;
  copied: string | null;
  seconds: number;
}

/** Codes of units, the first ten, and how many `more` there are. */
interface Units {
  units: readonly string[];
  more: number;
}

/** English for phrases of a suite that stand among the facts, by their Vietnamese. */
interface InEnglish {
  english?: Readonly<Record<string, string>>;
}

/** Of what a platform shows, and of journeys. */
export interface PlatformFacts {
  /** A step of a conversation; `why` is null where nobody knows. */
  'step-failed': { step: string; why: Reason | null };
  'step-blocked': { step: string; why: Reason };
  'no-answer': { cause: Cause };
  'value-absent': { name: string };
  'request-unanswered': { path: string; cause: Cause };
  /** `pointer` leads to where the list should stand. */
  'list-unread': { path: string; status: number; pointer: string };
  'record-unusable': None;
  'copy-unread': { status: number };
  'records-few': { found: number; wanted: number };
  'record-differs': Difference;
  /** Of the one that differs longest. */
  'records-differ': Difference & { count: number };
  'units-ending': Units;
  'units-misnamed': Units;
  'units-without': Units;
  'journey-failed': { why: Reason };
  /** `at` is the step's title; `message` as Playwright wrote it, `name` the error's. */
  'walk-failed': { at: string | null; name: string; message: string } & InEnglish;
  /** What a precondition says that did not hold. */
  'walk-unready': { at: string | null; text: string } & InEnglish;
  'walk-late': { at: string | null; seconds: number } & InEnglish;
}

/** Of the monitor itself, its machine and its configuration: the target was not judged. */
export interface MonitorFacts {
  stopped: None;
  'stood-still': { during: 'wait' | 'walk' };
  'probe-broken': { text: string };
  /** `failure` is what the look found, which then accuses nobody. */
  'no-canary': { failure: Reason | null };
  /** `errno` is the operating system's code. */
  'machine-fault': { errno: string };
  /** `errno` is null where the resolver was silent. */
  'resolver-silent': { errno: string | null };
  'file-unread': { path: string; errno: string };
  'address-forbidden': { address: string };
  'source-address': { address: string };
  'proxy-malformed': None;
  'proxy-unreachable': { cause: Cause };
  'token-url': None;
  'header-name': { name: string };
  'header-value': { name: string };
  'tls-versions': { from: string; to: string };
  'tls-unable': { errno: string };
  'tls-files': { text: string };
  'http3-absent': None;
  'text-too-long': { letters: number; regexp: string };
  'body-too-long': { bytes: number };
  'schema-unusable': { text: string };
  'options-absent': { prober: string };
  /** `name` is a role or the name of an address. */
  'deployment-absent': { needs: 'units' | 'statuses' | 'account' | 'address'; name: string };
  'account-absent': { target: string; role: string };
  'address-absent': { target: string; name: string };
  'address-not-http': None;
  'place-empty': { name: string };
  'statuses-absent': { platform: string };
  'may-change': { method: string; path: string; target: string };
  'ping-absent': None;
  'ping-unusable': { errno: string };
  'ping-failed': { text: string };
}

/** Of the monitor's browsers and what they walk: the target was not judged. */
export interface BrowserFacts {
  'chromium-absent': None;
  'browser-unstarted': { text: string };
  'browser-late': None;
  'browser-lost': None;
  'browser-hangs': None;
  'walk-endless': None;
  'walker-absent': None;
  'walk-by-probe': None;
  'walk-address': { target: string };
  'journey-unloadable': { text: string };
  'journey-unknown': { journey: string; platform: string };
  'journey-changes': { journey: string; target: string };
  'journey-leaves': { journey: string };
  'step-unawaited': { step: string };
  'journey-empty': None;
  'own-data-left': { text: string };
}

type None = object;

export interface Facts
  extends PageFacts, ConnectionFacts, PlatformFacts, MonitorFacts, BrowserFacts {}

export type Code = keyof Facts;

/** Why a look did not succeed: a code and its facts. What people read of it is worded where they read it. */
export type Reason = { [C in Code]: { readonly code: C } & Readonly<Facts[C]> }[Code];

/** Of each code of a group of facts, what is made of it. */
export type OfEach<F, T> = { readonly [C in keyof F]: (facts: Readonly<F[C]>) => T };

/** Names of facts that are codes themselves, which nothing is taken out of. */
const CODES: ReadonlySet<string> = new Set([
  ...['code', 'fault', 'errno', 'form', 'over', 'needs', 'during', 'family', 'rule'],
]);

/** The reason with every text among its facts changed, as to take secrets out of it. */
export function withTexts(reason: Reason, change: (text: string) => string): Reason {
  const changed = (value: unknown): unknown => {
    if (typeof value === 'string') return change(value);
    if (Array.isArray(value)) return value.map(changed);
    if (typeof value !== 'object' || value === null) return value;
    const facts = Object.entries(value);
    return Object.fromEntries(
      facts.map(([name, one]) => [name, CODES.has(name) ? (one as unknown) : changed(one)]),
    );
  };
  return changed(reason) as Reason;
}
