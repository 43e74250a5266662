import type { Fault } from '../reading/faults.ts';
import { Reporter } from '../reading/reporter.ts';
import { resolveSecrets } from '../reading/secrets.ts';
import type { Environment, Secrets } from '../reading/secrets.ts';
import type { Source } from '../reading/source.ts';

/** Every text with its `${NAME}` filled in. In `query_response`, `${1}` is a group of the expression before it. */
export function fill(
  source: Source,
  root: string,
  env: Environment,
  secrets: Secrets,
  faults: Fault[],
): Source {
  const report = new Reporter(source, faults);
  const walk = (value: unknown, path: PropertyKey[]): unknown => {
    if (path.includes('query_response') || value instanceof Uint8Array) return value;
    if (Array.isArray(value)) return value.map((one: unknown, i) => walk(one, [...path, i]));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, walk(one, [...path, key])]),
      );
    if (typeof value !== 'string' || !value.includes('${')) return value;
    const result = resolveSecrets(value, root, env);
    if ('problem' in result) {
      report.value(path, result.problem);
      return value;
    }
    for (const secret of result.values) secrets.add(secret);
    return result.text;
  };
  return { ...source, value: walk(source.value, []) };
}
