import type { Contract } from '../../../contract/document.ts';
import { fillIn } from '../../../contract/places.ts';
import type { Values } from '../../../contract/places.ts';

type Json = Record<string, unknown>;

/** All contracts as one document, which is what Prism serves; schemas of one name stay apart. */
export function oneDocument(contracts: readonly Contract[], values: Values): object {
  const parts = contracts.map(({ name, document }) =>
    fillIn(renamed(document, name) as Json, values),
  );
  const schemasOf = ({ components }: Json) => (components as { schemas?: Json })?.schemas ?? {};
  return {
    openapi: '3.1.0',
    info: { title: 'LGSP', version: '1.0' },
    paths: Object.assign({}, ...parts.map(({ paths }) => paths)) as Json,
    components: { schemas: Object.assign({}, ...parts.map(schemasOf)) as Json },
  };
}

/** A contract whose schemas carry its name, and whose own fields, which only the checks read, are left out. */
function renamed(document: unknown, name: string): unknown {
  const each = (value: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((one) => each(one, path));
    if (typeof value !== 'object' || value === null) return value;
    const isSchemas = path.join('/') === 'components/schemas';
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !key.startsWith('x-'))
        // Tokens are asked for before Prism.
        .filter(([key]) => key !== 'security')
        .map(([key, one]) => {
          if (key === '$ref' && typeof one === 'string')
            return [key, one.replace('#/components/schemas/', `#/components/schemas/${name}.`)];
          return [isSchemas ? `${name}.${key}` : key, each(one, [...path, key])];
        }),
    );
  };
  return each(document, []);
}
