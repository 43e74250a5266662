import fc from 'fast-check';
import type { Collected } from '../collect.ts';
import { responseFor } from '../document.ts';
import { nameOf } from '../finding.ts';
import { codeIn } from '../judge.ts';
import { general } from '../places.ts';

/** One drift, in every answer of an operation with that status. */
export interface Plant {
  kind: 'taken-away' | 'added' | 'retyped' | 'code-changed' | 'status-changed' | 'header-lost';
  operation: string;
  at: string;
  answers: Collected[];
}

type Json = Record<string, unknown>;

/** So many drifts in answers that were given, chosen by a seed, of each kind in turn. */
export function plantsIn(collected: readonly Collected[], seed: number, count: number): Plant[] {
  const all = collected.flatMap((one) => spotsOf(one).map((spot) => ({ one, ...spot })));
  const kinds = [...new Set(all.map(({ kind }) => kind))].sort();
  const byKind = kinds.map((kind) => {
    const own = new Map(
      all
        .filter((one) => one.kind === kind)
        .map((one) => [`${nameOf(one.one.operation)} ${one.one.answer?.status} ${one.at}`, one]),
    );
    const spots = [...own.values()];
    return fc.sample(fc.shuffledSubarray(spots, { minLength: spots.length }), {
      ...{ seed, numRuns: 1 },
    })[0]!;
  });
  const chosen = Array.from({ length: count }, (_, n) => {
    const own = byKind[n % byKind.length]!;
    return own[Math.trunc(n / byKind.length) % own.length]!;
  });
  return chosen.map(({ one, kind, at }) => ({
    ...{ kind, operation: nameOf(one.operation) },
    at: kind === 'status-changed' ? '299' : at,
    answers: collected.map((other) =>
      other.operation === one.operation && other.answer?.status === one.answer?.status
        ? planted(other, kind, at)
        : other,
    ),
  }));
}

/** Fields of an answer with what can become of each. */
function spotsOf({ operation, answer }: Collected): Pick<Plant, 'kind' | 'at'>[] {
  if (answer === undefined || typeof answer.json !== 'object' || answer.json === null) return [];
  const code = operation.object['x-code'];
  const fields = pointersIn(answer.json);
  return [
    ...fields.flatMap((at) => [
      { kind: 'taken-away' as const, at },
      { kind: 'retyped' as const, at },
    ]),
    { kind: 'added' as const, at: '/truongMoi' },
    { kind: 'status-changed' as const, at: String(answer.status) },
    ...Object.keys(responseFor(operation, answer.status)?.headers ?? {}).map((at) => ({
      ...{ kind: 'header-lost' as const, at },
    })),
    ...(code !== undefined && codeIn(operation, answer.json) !== undefined
      ? [{ kind: 'code-changed' as const, at: general(code) }]
      : []),
  ];
}

function pointersIn(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.entries(value).flatMap(([name, one]) => {
    const below = `${at}/${Array.isArray(value) ? '*' : name}`;
    return [...(Array.isArray(value) ? [] : [below]), ...pointersIn(one, below)];
  });
  return [...new Set(own)];
}

function planted(one: Collected, kind: Plant['kind'], at: string): Collected {
  if (one.answer === undefined) return one;
  if (kind === 'header-lost') {
    const { [at.toLowerCase()]: _lost, ...headers } = one.answer.headers;
    return { ...one, answer: { ...one.answer, headers } };
  }
  const json = structuredClone(one.answer.json);
  if (kind === 'status-changed') return { ...one, answer: { ...one.answer, status: 299 } };
  if (kind === 'added') (json as Json)['truongMoi'] = 1;
  else change(json, at.split('/').slice(1), kind);
  return { ...one, answer: { ...one.answer, json } };
}

function change(
  value: unknown,
  [name = '', ...rest]: readonly string[],
  kind: Plant['kind'],
): void {
  if (typeof value !== 'object' || value === null) return;
  if (name === '*') {
    for (const one of value as unknown[]) change(one, rest, kind);
    return;
  }
  const object = value as Json;
  if (!Object.hasOwn(object, name)) return;
  if (rest.length > 0) change(object[name], rest, kind);
  else if (kind === 'taken-away') delete object[name];
  else if (kind === 'code-changed') object[name] = 'ma-moi';
  else
    object[name] =
      typeof object[name] === 'object' && object[name] !== null ? 'khac' : { khac: true };
}
