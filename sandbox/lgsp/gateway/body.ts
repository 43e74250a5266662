import type { Request } from 'express';
import type { Faults } from '../faults/faults.ts';
import { FAULTS, GatewayFault } from './fault.ts';

export type Body = Readonly<Record<string, unknown>>;
/** What a field must be. */
export type Rule = (value: unknown) => boolean;

/** The body as text. @throws GatewayFault where it is not of this type, or not UTF-8 */
export function textOf(request: Request, ...types: string[]): string {
  const [type = '', ...parameters] = (request.get('content-type') ?? '').toLowerCase().split(';');
  const charset = parameters
    .map((one) => /^\s*charset="?([^"]*)"?\s*$/.exec(one)?.[1])
    .find(Boolean);
  if (!types.includes(type.trim()))
    throw new GatewayFault(FAULTS.mediaType, `Expected ${types.join(' or ')}`);
  if (charset !== undefined && charset !== 'utf-8')
    throw new GatewayFault(FAULTS.mediaType, 'Expected UTF-8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      (request.body as Buffer | undefined) ?? Buffer.alloc(0),
    );
  } catch {
    throw new GatewayFault(FAULTS.badRequest, 'The body is not UTF-8');
  }
}

/** A JSON object. @throws GatewayFault where the body is none */
export function jsonOf(request: Request): Body {
  let body: unknown;
  const text = textOf(request, 'application/json');
  try {
    body = JSON.parse(text);
  } catch {
    throw new GatewayFault(FAULTS.badRequest, 'The body is not JSON');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new GatewayFault(FAULTS.badRequest, 'The body is no JSON object');
  return body as Body;
}

export const text =
  (most: number, least = 1): Rule =>
  (value) =>
    typeof value === 'string' && value.length >= least && value.length <= most;
export const like =
  (pattern: RegExp): Rule =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
export const orNone =
  (rule: Rule): Rule =>
  (value) =>
    value === undefined || value === null || rule(value);

/** Names of the fields that are not as they must be. */
export function wrongFields(
  faults: Faults,
  body: Body,
  rules: Readonly<Record<string, Rule>>,
): string[] {
  const wrong = Object.entries(rules).filter(([name, rule]) => !rule(body[name]));
  const isNumber = wrong.some(([name]) => typeof body[name] === 'number');
  if (isNumber && faults.isOn('wrong-type-crashes'))
    throw new TypeError('value.trim is not a function');
  return wrong.map(([name]) => name);
}

/** @throws GatewayFault where a field is not as it must be */
export function demand(faults: Faults, body: Body, rules: Readonly<Record<string, Rule>>): void {
  const wrong = wrongFields(faults, body, rules);
  if (wrong.length > 0)
    throw new GatewayFault(FAULTS.badRequest, `Wrong or missing: ${wrong.join(', ')}`);
}
