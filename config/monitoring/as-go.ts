import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { Module } from './module.ts';
import { ByteSize, GoDuration, IpProtocol, Method, Pattern, TlsVersion } from './wire.ts';
import { own } from '../reading/own.ts';
import type { Path, Source } from '../reading/source.ts';

// Modules are pasted from blackbox_exporter, whose YAML is read into Go's types: a text takes any scalar as it is
// written, `yes` is true, `0310` is octal, and what is empty is as if it were not there.

const YES = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON']);
const NO = new Set(['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF']);

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']);

/** The file with its modules as Go would read them; what does not fit a field is left for its check. */
export function asGo(source: Source): Source {
  const file = source.value;
  if (typeof file !== 'object' || file === null || !('modules' in file)) return source;
  const { modules } = file;
  if (modules === null) return { ...source, value: { ...file, modules: {} } };
  if (typeof modules !== 'object' || Array.isArray(modules)) return source;
  const read = Object.entries(modules).map(([name, module]) => [
    name,
    withTimeout(valueOf(source, ['modules', name], Module, module)),
  ]);
  return { ...source, value: { ...file, modules: Object.fromEntries(read) as object } };
}

function valueOf(source: Source, path: Path, schema: z.ZodType, value: unknown): unknown {
  const wanted = bare(schema);
  const next = (key: string | number, inner: z.ZodType, one: unknown) =>
    valueOf(source, [...path, key], inner, one);
  if (wanted instanceof z.ZodObject && isMapping(value)) {
    const kept = Object.entries(value).flatMap(([key, one]) => {
      const inner = own(wanted.shape as Record<string, z.ZodType>, key);
      if (inner === undefined) return [[key, one]];
      return one === null || saysNothing(inner, one) ? [] : [[key, next(key, inner, one)]];
    });
    return withBytes(withRedirects(Object.fromEntries(kept) as object));
  }
  if (wanted instanceof z.ZodRecord && isMapping(value)) {
    const inner = wanted.valueType as z.ZodType;
    const whole = Object.entries(value).map(([key, one]) => [
      key,
      one === null ? nothing(inner) : next(key, inner, one),
    ]);
    return Object.fromEntries(whole) as object;
  }
  if (wanted instanceof z.ZodArray && Array.isArray(value)) {
    const inner = wanted.element as z.ZodType;
    return value.map((one: unknown, i) => (one === null ? nothing(inner) : next(i, inner, one)));
  }
  return scalarOf(wanted, value, source.textAt(path));
}

/** @param plain the scalar as the file has it, where it has no quotes; it may have been filled in since */
function scalarOf(wanted: z.ZodType, value: unknown, plain: string | undefined): unknown {
  if (value instanceof Uint8Array) return isUtf8(value) ? Buffer.from(value).toString() : value;
  if (wanted === Method) return asMethod(isScalar(value) && plain !== undefined ? plain : value);
  if (wanted === IpProtocol && isScalar(value)) return value === 'ip6' ? 'ip6' : 'ip4';
  if (typeof value === 'string' && wanted instanceof z.ZodBoolean)
    return YES.has(value) ? true : NO.has(value) ? false : value;
  if (plain === undefined || wanted === GoDuration) return value;
  if (wanted instanceof z.ZodNumber) return goInteger(plain, value);
  const isText =
    wanted instanceof z.ZodString || wanted instanceof z.ZodEnum || wanted === ByteSize;
  return isText && typeof value !== 'string' && isScalar(value) ? plain : value;
}

/** A whole number in Go's notations; everything else as it was. */
function goInteger(plain: string, value: unknown): unknown {
  const [, sign = '', digits = ''] = /^([+-]?)(\w+)$/.exec(plain.replaceAll('_', '')) ?? [];
  const octal = /^0o?([0-7]+)$/.exec(digits)?.[1];
  const whole = octal === undefined ? digits : `0o${octal}`;
  return /^(?:0b[01]+|0o[0-7]+|0x[\da-f]+|\d+)$/i.test(whole)
    ? Number(whole) * (sign === '-' ? -1 : 1)
    : value;
}

/** `no_follow_redirects`, of blackbox_exporter before 0.19, says the contrary of `follow_redirects` and counts more. */
function withRedirects(options: object): object {
  const { no_follow_redirects: stay, ...rest } = options as Record<string, unknown>;
  return typeof stay === 'boolean' ? { ...rest, follow_redirects: !stay } : options;
}

/** The one word of a module that is meant, not sent as it is written: no server knows `get`. */
function asMethod(value: unknown): unknown {
  const capitals = typeof value === 'string' ? value.toUpperCase() : '';
  return METHODS.has(capitals) ? capitals : value;
}

/** A module's `timeout` of 0 is none of its own. */
function withTimeout(module: unknown): unknown {
  if (!isMapping(module) || typeof module['timeout'] !== 'string') return module;
  const { timeout, ...rest } = module;
  const isZero = /0/.test(timeout) && !/[1-9-]/.test(timeout);
  return isZero && GoDuration.safeParse(timeout).success ? rest : module;
}

/** `send: !!binary …` is sent with the line break that every text has. */
function withBytes(options: object): object {
  const { send, ...rest } = options as Record<string, unknown>;
  if (!(send instanceof Uint8Array)) return options;
  return { ...rest, send_bytes: Buffer.concat([send, Buffer.from('\n')]).toString('base64') };
}

/** An empty text is Go's own value of a text: the field is as if it were not there. Patterns match it. */
function saysNothing(schema: z.ZodType, value: unknown): boolean {
  const wanted = bare(schema);
  if (schema === wanted || value !== '' || wanted === Pattern || wanted === ByteSize) return false;
  if (wanted === GoDuration || wanted === TlsVersion) return false;
  return wanted instanceof z.ZodString || wanted instanceof z.ZodEnum;
}

/** What an entry of a list or mapping is that says nothing. */
function nothing(schema: z.ZodType): unknown {
  const wanted = bare(schema);
  if (wanted instanceof z.ZodString && wanted !== Pattern) return '';
  if (wanted instanceof z.ZodArray) return [];
  return wanted instanceof z.ZodObject ? {} : null;
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  );
}

function bare(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
    ? bare(schema.def.innerType as z.ZodType)
    : schema;
}
