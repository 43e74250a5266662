import type { Contract } from '../../../contract/document.ts';
import { fillIn } from '../../../contract/places.ts';
import type { Values } from '../../../contract/places.ts';

type Json = Record<string, unknown>;

/** All contracts as one document, which is what Prism serves; schemas and headers of one name stay apart. */
export function oneDocument(contracts: readonly Contract[], values: Values): object {
  const parts = contracts.map(({ name, document }) =>
    fillIn(renamed(document, name) as Json, values),
  );
  const ofKind = (kind: string) =>
    Object.assign(
      {},
      ...parts.map(({ components }) => (components as Record<string, Json>)?.[kind] ?? {}),
    ) as Json;
  return {
    openapi: '3.1.0',
    info: { title: 'LGSP', version: '1.0' },
    paths: Object.assign({}, ...parts.map(({ paths }) => paths)) as Json,
    components: { schemas: ofKind('schemas'), headers: ofKind('headers') },
  };
}

/** A contract whose schemas and headers carry its name, and whose own fields, which only the checks read, are left out. */
function renamed(document: unknown, name: string): unknown {
  const each = (value: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((one) => each(one, path));
    if (typeof value !== 'object' || value === null) return value;
    const isNames = /^components\/(?:schemas|headers)$/.test(path.join('/'));
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !key.startsWith('x-'))
        // Tokens are asked for before Prism.
        .filter(([key]) => key !== 'security')
        .map(([key, one]) => {
          if (key === '$ref' && typeof one === 'string')
            return [key, one.replace(/^#\/components\/(schemas|headers)\//, `$&${name}.`)];
          return [isNames ? `${name}.${key}` : key, each(one, [...path, key])];
        }),
    );
  };
  return each(document, []);
}
