import type { JournalFacts } from '../journal/facts.ts';
import { factsOf } from '../journal/facts.ts';
import { TestPlace } from './place.ts';

/** The facts of a province with one platform, `counter`, and probes that a test names. */
export function testFacts(
  probes: Record<string, string>,
  more: { vantage?: string; judging?: string } = {},
): JournalFacts {
  const place = new TestPlace();
  const entries = Object.entries(probes).map(([name, options]) => {
    const interval = options.includes('interval:') ? [] : ['interval: 10s'];
    const all = ['module: http_2xx, target: counter, platform: counter', ...interval, options];
    return `  ${name}: { ${all.filter((one) => one !== '').join(', ')} }\n`;
  });
  place.write(`vantage: ${more.vantage ?? 'here'}
judging: ${more.judging ?? '{}'}
modules: { http_2xx: { prober: http, timeout: 5s } }
probes:
${entries.join('')}`);
  const config = place.load('http://127.0.0.1:1');
  place.remove();
  return factsOf(config, '1.0.0');
}
