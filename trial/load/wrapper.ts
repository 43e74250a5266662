import { pathToFileURL } from 'node:url';
import { SEEN } from '../../suites/load-options.ts';

/**
 * A k6 script around another, which runs unchanged whether it is of the suites or a tester's own: it adds the plan's
 * thresholds to those the script brings, pairs each with a count so that k6 itself fails where nothing was measured,
 * and writes the end-of-test data for the trial to judge.
 * @param script absolute path of the script; what it is handed stands in the file named by `NGHIEMTHU_LOAD`
 * @param summaryFile where the data is written
 */
export function wrapScript(script: string, summaryFile: string): string {
  const own = JSON.stringify(pathToFileURL(script).href);
  return `import * as own from ${own};
export * from ${own};
export default own.default;

const wanted = JSON.parse(open(__ENV.NGHIEMTHU_LOAD)).options;
const given = own.options || {};
const thresholds = {};
for (const source of [given.thresholds || {}, wanted.thresholds])
  for (const metric of Object.keys(source))
    thresholds[metric] = [...new Set([...(thresholds[metric] || []), ...[].concat(source[metric])])];
for (const metric of Object.keys(given.thresholds || {})) {
  const [, name, tags] = metric.match(/^([^{]*)(\\{.*\\})?$/);
  const count = (name.startsWith('http_req') ? 'http_reqs' : 'iterations') + (tags || '');
  thresholds[count] = [...new Set([...(thresholds[count] || []), ${JSON.stringify(SEEN)}])];
}

export const options = Object.assign({}, given, {
  thresholds,
  summaryTrendStats: wanted.summaryTrendStats,
});

export function handleSummary(data) {
  const outputs = own.handleSummary ? own.handleSummary(data) : {};
  return Object.assign({}, outputs, { [${JSON.stringify(summaryFile)}]: JSON.stringify(data) });
}
`;
}
