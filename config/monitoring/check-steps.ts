import { checkHeaders } from './header.ts';
import { didYouMean } from '../reading/faults.ts';
import type { Module } from './module.ts';
import { readsOnly } from './steps.ts';
import type { ApiRequest, ApiStep } from './steps.ts';
import type { Reporter } from '../reading/reporter.ts';
import type { Path } from '../reading/source.ts';

/** A request or a step of a module, where it stands, and what may stand in its places `{{…}}` beside captures. */
interface Asked {
  path: Path;
  request: ApiRequest;
  step: ApiStep | null;
  more: readonly string[];
}

/** The role whose account a module's conversation uses. */
export function roleOf(module: Module): string | undefined {
  return (module.api ?? module.sync ?? module.turn ?? module.certificate?.signers)?.account;
}

/** The requests of a module in the order in which they are sent. */
function askedBy(module: Module): Asked[] {
  const steps = (path: Path, all: readonly ApiStep[]) =>
    all.map((step, i): Asked => ({ path: [...path, i], request: step, step, more: [] }));
  const alone = (path: Path, request: ApiRequest, more: readonly string[] = []): Asked => {
    return { path, request, step: null, more };
  };
  const { api, sync, turn, certificate } = module;
  const asked = api === undefined ? [] : steps(['api', 'steps'], api.steps);
  if (sync !== undefined)
    asked.push(
      ...steps(['sync', 'source', 'sign_in'], sync.source.sign_in),
      alone(['sync', 'source'], sync.source),
      alone(['sync', 'copy'], sync.copy, ['id']),
    );
  if (turn !== undefined)
    asked.push(...steps(['turn', 'sign_in'], turn.sign_in), alone(['turn'], turn));
  const signers = certificate?.signers;
  if (signers !== undefined)
    asked.push(
      ...steps(['certificate', 'signers', 'sign_in'], signers.sign_in),
      alone(['certificate', 'signers'], signers),
    );
  return asked;
}

/** Checks the conversations of a module: addresses, names and bodies that fit together. */
export function checkSteps(
  report: Reporter,
  name: string,
  module: Module,
  addresses: readonly string[],
): void {
  for (const kind of ['api', 'sync', 'turn'] as const)
    if (module.prober === kind && module[kind] === undefined)
      report.key(['modules', name], `found no ${kind}, expected it with what is asked for`);
  const account = roleOf(module) === undefined ? [] : ['account.username', 'account.password'];
  const known = new Set<string>(account);
  const names = new Set<string>();
  for (const { path: inside, request, step, more } of askedBy(module)) {
    const path = ['modules', name, ...inside];
    if (request.address !== undefined)
      report.oneOf([...path, 'address'], 'address', request.address, addresses);
    checkBody(report, path, request);
    checkHeaders(report, [...path, 'headers'], request.headers);
    checkPlaces(report, path, request, [...known, ...more]);
    if (step === null) continue;
    if (names.has(step.name))
      report.value([...path, 'name'], `found the step ${step.name} twice, expected each once`);
    names.add(step.name);
    for (const [capture, { json, header, regexp }] of Object.entries(step.capture)) {
      known.add(capture);
      const at = [...path, 'capture', capture];
      if (json === undefined && header === undefined && regexp === undefined)
        report.value(at, 'found nothing to capture, expected json, header or regexp');
      if (json !== undefined && header !== undefined)
        report.value(at, 'found json and header, expected one of them');
    }
  }
}

/** On a live platform a conversation only reads, and asks for a token. */
export function checkLiveSteps(report: Reporter, name: string, module: Module): void {
  for (const { path, request } of askedBy(module))
    if (!readsOnly(request))
      report.value(
        ['modules', name, ...path, 'method'],
        `found ${request.method}, which may change a live platform; expected GET, HEAD, OPTIONS, or POST with effect: token`,
      );
}

function checkBody(report: Reporter, path: Path, request: ApiRequest): void {
  const bodies = (['form', 'json', 'body'] as const).filter((one) => request[one] !== undefined);
  const [first, second] = bodies;
  if (second !== undefined)
    report.value([...path, second], `found ${first} and ${second}, expected one of them`);
  else if (first !== undefined && ['GET', 'HEAD'].includes(request.method))
    report.value(
      [...path, first],
      `found ${first} beside ${request.method}, expected another method`,
    );
  if (request.effect === 'token' && request.method !== 'POST')
    report.value(
      [...path, 'effect'],
      `found token beside ${request.method}, expected method: POST`,
    );
}

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;

function checkPlaces(
  report: Reporter,
  path: Path,
  { path: address, headers, form, json, body }: ApiRequest,
  known: readonly string[],
): void {
  const walk = (value: unknown, at: Path): void => {
    if (typeof value === 'string')
      for (const [, name = ''] of value.matchAll(PLACE)) {
        if (known.includes(name)) continue;
        const hint = didYouMean(name, known);
        report.value(at, `found {{${name}}}, expected ${EXPECTED}${hint}`);
      }
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value))
        walk(one, [...at, Array.isArray(value) ? Number(key) : key]);
  };
  for (const [key, value] of Object.entries({ path: address, headers, form, json, body }))
    walk(value, [...path, key]);
}

const EXPECTED =
  'a name that an earlier step captures, or account.username and account.password with an account';
