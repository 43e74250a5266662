import type { Fault } from '../reading/faults.ts';
import type { Path, Source } from '../reading/source.ts';

const VERSIONS = ['HTTP/1.0', 'HTTP/1.1', 'HTTP/2.0', 'HTTP/3.0'];

/** What blackbox_exporter takes in modules and means otherwise than it reads. */
export function doubts(source: Source): Fault[] {
  const found: Fault[] = [];
  const tell = (path: Path, message: string) => found.push({ ...source.at(path), message });
  for (const [name, module] of entries(entry(source.value, 'modules')))
    for (const [kind, options] of entries(module)) {
      const path = ['modules', name, kind];
      const protocol = entry(options, 'preferred_ip_protocol');
      if (typeof protocol === 'string' && !['', 'ip4', 'ipv4', 'ip6'].includes(protocol))
        tell(
          [...path, 'preferred_ip_protocol'],
          `found ${JSON.stringify(protocol)}, which is taken for ip4; expected ip4 or ip6`,
        );
      const method = entry(options, 'method');
      if (typeof method === 'string' && method !== method.toUpperCase())
        tell(
          [...path, 'method'],
          `found ${JSON.stringify(method)}, which servers do not know; expected ${method.toUpperCase()}, which is sent`,
        );
      const versions = entry(options, 'valid_http_versions');
      for (const [i, version] of (Array.isArray(versions) ? versions : []).entries())
        if (typeof version === 'string' && !VERSIONS.includes(version))
          tell(
            [...path, 'valid_http_versions', i],
            `found ${JSON.stringify(version)}, which no answer has; expected ${VERSIONS.join(', ')}`,
          );
    }
  return found;
}

function entry(value: unknown, key: string): unknown {
  return entries(value).find(([name]) => name === key)?.[1];
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}
