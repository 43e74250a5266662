// Runs inside k6, around a tester's script or one of the suites, which itself stays as it is. `own`, that script, and
// `plan` stand before this text: see `wrapper.ts`.
import execution from 'k6/execution';
import { Counter } from 'k6/metrics';

const begun = new Counter(plan.begun);
const threw = new Counter(plan.threw);

/** The same tags are one submetric to k6 however they are written, and the last to name its thresholds wins. */
function canonical(metric) {
  const [, name, , tags] = /^([^{]*)(\{(.*)\})?$/s.exec(metric);
  if (tags === undefined) return metric;
  const bare = (text) => text.trim().replace(/^["']+|["']+$/g, '');
  const pairs = tags.split(',').filter((tag) => tag !== '');
  const sorted = pairs.map((tag) => {
    const [key, ...value] = tag.split(':');
    return `${bare(key)}:${bare(value.join(':'))}`;
  });
  return `${name}{${sorted.sort().join(',')}}`;
}

const choosesByOutcome = (metric) =>
  /\{.*\b(?:status|error|error_code|expected_response)\s*["']?\s*:/.test(metric);

/** A refusal is quick and an error page is an answer: times, and counts that must be reached, look at expected answers alone. */
function ofExpected(metric, expression) {
  const time = /^http_req_(?!failed)/.test(metric);
  const wanted = /^http_reqs\b/.test(metric) && />/.test(expression);
  if (!(time || wanted) || choosesByOutcome(metric)) return metric;
  const [, name, , tags] = /^([^{]*)(\{(.*)\})?$/s.exec(metric);
  return `${name}{${tags === undefined ? '' : `${tags},`}expected_response:true}`;
}

const thresholds = Object.create(null);
function place(metric, threshold) {
  const at = canonical(metric);
  const source = (one) => (typeof one === 'string' ? one : one.threshold);
  thresholds[at] = thresholds[at] || [];
  const known = thresholds[at].findIndex((one) => source(one) === source(threshold));
  if (known < 0) thresholds[at].push(threshold);
  // One that ends the run early says more than the same expression alone.
  else if (typeof threshold !== 'string') thresholds[at][known] = threshold;
  return at;
}

/** Every threshold that will be judged: under which metric it stands, and under which its samples are counted. */
const judged = [];
function judge(metric, threshold, from) {
  const expression = typeof threshold === 'string' ? threshold : String(threshold.threshold);
  if (judged.some((one) => one.metric === metric && one.expression === expression)) {
    place(metric, threshold);
    return;
  }
  const expected = ofExpected(metric, expression);
  const plain =
    from === 'script' || expected === metric
      ? place(metric, threshold)
      : place(metric, /^http_reqs\b/.test(metric) ? 'count>=0' : 'max>=0');
  judged.push({ metric, expression, from, plain, at: place(expected, expression) });
}

function optionsOfScript() {
  const given = own.options;
  if (typeof given === 'function')
    throw new TypeError('options is a function; k6 wants an object, so call it: options = f()');
  const options = Object.assign({}, given);
  const flows = ['scenarios', 'vus', 'duration', 'iterations', 'stages'];
  // Who does not say how many come is visited as the plan asks.
  if (typeof own.default === 'function' && !flows.some((key) => options[key] !== undefined))
    options.scenarios = plan.flow;
  const left = plan.scenarios.filter((name) => !(name in (options.scenarios || {})));
  if (left.length > 0)
    throw new TypeError(
      `the profile has the scenario ${left.join(', ')}, and the script's options do not`,
    );
  return options;
}

/** Function of the script by scenario. */
function functionsOf(scenarios) {
  const named = Object.entries(scenarios || { default: {} });
  return new Map(
    named.map(([name, { exec = 'default' }]) => {
      if (typeof own[exec] !== 'function')
        throw new TypeError(
          `the scenario ${name} wants a function ${exec}, and the script exports none`,
        );
      return [name, own[exec]];
    }),
  );
}

/** The script's options with the plan's thresholds; every scenario runs by `iteration`, which counts. */
function wrapped(given) {
  for (const { metric, expression } of plan.thresholds) judge(metric, expression, 'profile');
  const brought = given.thresholds || {};
  for (const metric of Object.keys(brought))
    for (const threshold of [].concat(brought[metric])) judge(metric, threshold, 'script');
  for (const name of functionsOf(given.scenarios).keys())
    place(`${plan.begun}{scenario:${name}}`, 'count>=0');
  for (const metric of [plan.begun, plan.threw, 'dropped_iterations']) place(metric, 'count>=0');
  const percentiles = judged
    .map(({ expression }) => expression.split(/[<>=!]/)[0].trim())
    .filter((one) => one.startsWith('p('));
  const stats = ['count', 'avg', 'min', 'med', 'max', 'p(90)', 'p(95)', 'p(99)', ...percentiles];
  const tags = Array.isArray(given.systemTags)
    ? { systemTags: [...new Set([...given.systemTags, ...plan.systemTags])] }
    : {};
  const counted = given.scenarios && {
    scenarios: Object.fromEntries(
      Object.entries(given.scenarios).map(([name, one]) => [name, { ...one, exec: 'iteration' }]),
    ),
  };
  return { ...given, ...counted, ...tags, thresholds, summaryTrendStats: [...new Set(stats)] };
}

const given = optionsOfScript();
/** k6 reads the options once, before there is any user: to work them out for each would cost more than their visits. */
export const options = __VU === 0 ? wrapped(given) : {};

function failed(error) {
  threw.add(1);
  throw error;
}

let functions;

/** One iteration of a scenario: counted when it is begun, and when an exception ends it. */
export function iteration(data) {
  functions = functions || functionsOf(given.scenarios);
  begun.add(1);
  try {
    const result = functions.get(execution.scenario.name)(data);
    return result && typeof result.then === 'function' ? result.then(undefined, failed) : result;
  } catch (error) {
    return failed(error);
  }
}
export default iteration;

export function setup() {
  return own.setup && own.setup();
}

export function teardown(data) {
  return own.teardown && own.teardown(data);
}

/** What the script's own summary writes: files, beside the folder it was started from; never our own record. */
function outputsOf(data) {
  const outputs = {};
  if (own.handleSummary === undefined) return { outputs, problem: '' };
  try {
    const told = own.handleSummary(data) || {};
    for (const name of Object.keys(told)) {
      const fits = typeof told[name] === 'string' || told[name] instanceof ArrayBuffer;
      if (name === 'stdout' || name === 'stderr' || !fits) continue;
      outputs[/^([/\\]|[A-Za-z]:)/.test(name) ? name : `${plan.folder}/${name}`] = told[name];
    }
    return { outputs, problem: '' };
  } catch (error) {
    return { outputs, problem: String(error) };
  }
}

export function handleSummary(data) {
  // The record is a text before the script's own function sees the data: whatever that changes stays its own.
  const record = JSON.stringify({
    data,
    judged,
    scenarios: [...functionsOf(given.scenarios).keys()],
    vus: [given, ...Object.values(given.scenarios || {})].map(({ vus }) => Number(vus) || 0),
  });
  const { outputs, problem } = outputsOf(data);
  const cells = [plan.record, record, problem].map((text) => `"${text.replace(/"/g, '""')}"`);
  return Object.assign({}, outputs, { stdout: `${cells.join(',')}\n` });
}
