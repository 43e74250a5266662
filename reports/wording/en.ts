import { labels } from './en-labels.ts';
import { page } from './en-page.ts';
import { date, number as plain, percent as plainPercent } from '../figures.ts';
import type { Wording } from './vi.ts';

const n = (value: number): string => plain(value, 'en', 0);
const percent = (share: number): string => plainPercent(share, 'en');
const some = (count: number, one: string, many = `${one}s`): string =>
  `${n(count)} ${count === 1 ? one : many}`;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** English, for readers who do not read Vietnamese; the Vietnamese text is the official one. */
export const en: Wording = {
  ...labels,

  letterhead: {
    nation: 'SOCIALIST REPUBLIC OF VIET NAM',
    motto: 'Independence - Freedom - Happiness',
    number: (code) => `No.:          /BC-${code}`,
    placeDate: (place, day, month, year) => `${place}, ${day} ${MONTHS[month - 1]} ${year}`,
    kind: 'REPORT',
    subject: (platforms) =>
      platforms.length === 1
        ? `Results of the trial operation: ${platforms[0]}`
        : 'Results of the trial operation of the shared digital platforms',
    recipients: 'Recipients:',
    archive: /^(Lưu|Filed)\s*:/,
    appendix: (numeral) => `Appendix ${numeral}`,
    attachedTo: (code, day, month, year, agency) =>
      `(Attached to Report No.          /BC-${code} of ${day} ${MONTHS[month - 1]} ${year}${agency === '' ? '' : ` of ${agency}`})`,
  },

  notice: {
    title: 'Note',
    rehearsal:
      'This is the result of a rehearsal on a stand-in, not on the real system; it must not be used to conclude on the real system.',
    faults: (ids) =>
      `${some(ids.length, 'fault')} had been switched on in the stand-in on purpose: ${ids.join(', ')}.`,
    modelled: (names) =>
      `No public technical specification exists; behaviour is modelled on assumptions: ${names.join('; ')}.`,
    interrupted: 'The run ended early; what did not run is recorded as not run.',
    shard: (shard) => `These results cover only shard ${shard} of the run.`,
    live: 'The run was carried out on the live system, with safe scenarios only.',
  },

  general: {
    heading: 'General information',
    run: 'The trial run',
    objects: 'Systems under test',
    item: 'Item',
    info: 'Information',
    id: 'Run',
    phase: 'Phase',
    noPhase: 'Outside the phases of the plan',
    time: 'Time',
    period: (from, to, lasted) => `From ${from} to ${to} (${lasted})`,
    environment: 'Environment',
    target: (name, kind) => `${kind} (${name})`,
    titled: (title, name, kind) => `${title} (${name}) – ${kind.toLowerCase()}`,
    state: 'State of the run',
    tool: 'Tool',
    parts: 'Versions of its parts',
    seed: 'Seed of the test data',
    order: 'No.',
    platform: 'System',
    address: 'Address',
    note: 'Note',
    modelled: 'Modelled on assumptions',
    standIn: 'Stand-in',
    noPlatform: 'No system was tested.',
    otherAddresses: 'Related systems',
  },

  demands: {
    heading: "Answers to the plan's demands",
    counted: (source) => `Counted over all provinces (${source})`,
    demand: 'Demand',
    answer: 'Answer',
    ground: 'Grounds',
    nationwide: 'Provinces done',
    passed: (pass, all) => `${n(pass)} of ${some(all, 'requirement')} passed`,
    failed: 'Failed',
    unjudged: 'Not judged',
    open: 'Open defects',
    paper: (title, number, signer, signed) =>
      `${title}, no. ${number} of ${date(signed)}, signed by ${signer}`,
    lacksPaper: 'There is no signed record',
    others: (names) => `Not part of the run: ${names.join('; ')}`,
    nothing: 'No requirement answers it',
  },

  method: {
    heading: 'Scope and method',
    content: 'Scope',
    contentText: (requirements, platforms, dimensions) =>
      `The trial assessed ${some(requirements, 'requirement')} of ${some(platforms, 'system')}${dimensions.length === 0 ? '' : `: ${dimensions.join('; ').toLowerCase()}`}. Appendix I lists the requirements and the source of each.`,
    approach: 'Method',
    approachText: (cases, loads) =>
      [
        ...(cases
          ? ['Scenarios ran automatically in a browser, following the steps of each user role.']
          : []),
        ...(loads
          ? [
              'Load followed the load profiles of the plan; Appendix III tells the rate measured for each.',
            ]
          : ['No load was tested in this run.']),
        'Results are kept with their evidence; one without a file of its own leads to the record of the run.',
      ].join(' '),
    rules: [
      'Pass: every scenario, check and threshold that proves the requirement ran in this run and passed.',
      'Fail: at least one scenario, check or threshold failed because of the system under test.',
      'Blocked: the test tool or a precondition failed, so the system was not judged.',
      'Not run: nothing in this run proves the requirement.',
    ],
    workload: 'Work carried out',
    type: 'Type',
    total: 'Total',
    thresholds: 'Load thresholds',
    sum: 'Total',
    flaky: (count) => `Of these, ${some(count, 'case')} failed first and passed on a retry.`,
    nothing: 'No scenario, check or threshold was carried out.',
    preflight: 'Conditions checked before the run',
    preflightGood: (count) => `All ${some(count, 'condition')} were met.`,
    preflightBad: (bad, count) => `${n(bad)} of ${some(count, 'condition')} were not met:`,
    noPreflight: 'No conditions were checked before the run.',
  },

  results: {
    heading: 'Results of the trial',
    summary: (name, total, pass, share) =>
      `${name} was assessed against ${some(total, 'requirement')}; ${n(pass)} passed (${percent(share)}).`,
    critical: (total, pass) => `Critical requirements: ${n(pass)} of ${n(total)} passed.`,
    dimension: 'Dimension',
    requirements: 'Count',
    conclusion: 'Result',
    row: {
      pass: 'Pass',
      fail: 'Some failed',
      blocked: 'Some not judged',
      'not-run': 'Some not judged',
    },
    passShare: (share) => `${share} passed`,
    noRequirement: 'The system has no requirement to assess.',
    sum: 'Total',
    load: 'Load test results',
    indicator: 'Indicator',
    threshold: 'Threshold',
    measured: 'Measured',
    judged: 'Verdict',
    notMeasured: 'Not measured',
    assumed: 'assumed',
    assumedValue: 'value assumed',
    failing: 'Requirements not met or not judged (reasons in section V): ',
  },

  trend: {
    heading: 'Compared with the former run',
    first: 'There is no former run to compare with.',
    former: (run, at, decision) => `Former run: ${run}, begun ${at}, conclusion: ${decision}.`,
    same: 'No requirement has another verdict, and nothing became clearly slower.',
    red: 'Newly failing',
    lost: 'Passed before, not judged now',
    green: 'Newly passing',
    slower: 'Slower',
    change: (title, from, to) => `: ${title} (${from} before, ${to} now).`,
    slow: (what, before, after) => `${what}: ${before} before, ${after} now.`,
    p95: (what) => `${what} (p95)`,
    brief: (run, red, lost, green, slower) =>
      `Compared with ${run}: ${
        [
          ...(red.length > 0 ? [`newly failing ${red.join(' ')}`] : []),
          ...(lost.length > 0 ? [`not judged any more ${lost.join(' ')}`] : []),
          ...(green.length > 0 ? [`newly passing ${green.join(' ')}`] : []),
          ...(slower > 0 ? [`${n(slower)} slower`] : []),
        ].join('; ') || 'nothing changed'
      }`,
  },

  defects: {
    heading: 'Defects and fixes',
    none: 'No defect was found.',
    situation: 'Overview',
    summary: (total, closed, open, overdue) =>
      `${some(total, 'defect')} recorded; ${n(closed)} fixed and closed, ${n(open)} still open${overdue > 0 ? `, ${n(overdue)} of them overdue when the run ended` : ''}.`,
    severity: 'Severity',
    total: 'Total',
    handling: 'In progress',
    awaitingRetest: 'Awaiting retest',
    closed: 'Closed',
    overdue: 'Overdue',
    sum: 'Total',
    open: 'Open defects',
    noOpen: 'No defect is open.',
    fixed: 'Defects fixed and closed',
    id: 'Defect',
    title: 'Description',
    owner: 'Owner',
    due: 'Due',
    state: 'State',
    solution: 'Solution',
    closedAt: 'Closed on',
    noDue: 'No due time',
    noSolution: 'No solution recorded',
    more: (count) => `${some(count, 'more defect')} in Appendix II.`,
  },

  risks: {
    heading: 'Open points and risks',
    none: 'There are no open points or risks to report.',
    unmet: 'Requirements not met',
    unjudged: 'Requirements not judged',
    harness: 'Faults of the test tool',
    harnessNote:
      'These are not faults of the system under test and are not in the defect register.',
    assumed: 'Assumed thresholds and requirements',
    assumedNote:
      'These requirements and thresholds have no binding source, were assumed, and need to be agreed by the authority. Appendix I has each requirement:',
    assumedRequirements: (platform, count) => `${platform}, ${some(count, 'requirement')}: `,
    flaky: 'Unstable results',
    flakyText: (count) =>
      `${some(count, 'case')} failed first and passed on a retry, to be watched.`,
    waivers: 'Waivers',
    waiver: (what, signer, until, reason) =>
      `${what}: granted by ${signer}, valid through ${until}. Reason: ${reason}`,
    waiverUnused: 'not applied in this decision',
    missingEvidence: (count) =>
      `${some(count, 'evidence file')} missing from the run folder; the appendices say where.`,
    missing: 'Evidence',
    leftBehind: 'Test data left on the system',
    leftBehindNote:
      'Cases created the following and could not remove it. Find it by its mark and remove it by hand:',
    leftBehindLine: (what, where, marker, title) =>
      `${what}${where === '' ? '' : `; at ${where}`}${marker === '' ? '' : `; marked "${marker}"`} – case "${title}".`,
    leftOut: 'Attachments not kept',
    leftOutNote:
      'These files are no text, so personal data in them could not be masked; they were left out of the evidence:',
    leftOutLine: (name, why, title) => `${name} (${why}) – case "${title}".`,
    more: (count) => `${some(count, 'more item')} in the appendices.`,
  },

  assessment: {
    heading: 'Assessment',
    overall: 'Overall conclusion',
    rehearsalPrefix: 'Result of a rehearsal on a stand-in: ',
    text: {
      met: 'The systems meet the conditions for official operation.',
      conditional:
        'The systems meet the conditions for official operation, with the waivers granted.',
      'not-met': 'The systems do not meet the conditions for official operation.',
      undecided:
        'Some requirements were not judged, so there is no basis yet to conclude on official operation.',
    },
    rehearsalText: {
      met: 'The stand-in meets the conditions set for the rehearsal.',
      conditional:
        'The stand-in meets the conditions set for the rehearsal, with the waivers granted.',
      'not-met': 'The stand-in does not meet the conditions set for the rehearsal.',
      undecided: 'Some requirements were not judged, so the rehearsal gives no basis to conclude.',
    },
    reasons: 'Reasons:',
    byPlatform: 'Conclusion by system',
    conclusion: 'Conclusion',
    basis: 'Reasons',
    noReason: 'Every condition of the plan is met.',
    withWaivers: (ids) => `The conditions of the plan are met with waivers: ${ids}.`,
  },

  advice: {
    heading: 'Recommendations',
    go: 'That the competent authority consider official operation according to the plan.',
    conditional:
      'That the competent authority consider official operation with the waivers named; that the owners finish the fixes before the waivers expire.',
    noGo: 'Not to start official operation; to repeat the trial after the fixes.',
    undecided: 'Not to conclude on official operation until the remaining requirements are judged.',
    rehearsal:
      'To hold the trial on the real systems; the rehearsal must not be used to decide on official operation.',
    fix: (owner, count, ids, due) =>
      `${owner} to fix ${some(count, 'defect')} (${ids})${due === null ? '' : ` by ${due}`} and report for retest.`,
    requirements: (name, ids) =>
      `${name}: resolve the requirements not met (${ids}) and repeat their scenarios.`,
    rerun: (count, ids) =>
      `To set up what was missing and repeat ${some(count, 'requirement')} not judged: ${ids}.`,
    load: (profiles) =>
      `The operator to review the capacity of infrastructure and software and repeat the load tests: ${profiles}.`,
    training: (ids) => `To complete user guides and training for: ${ids}.`,
    thresholds: 'To agree binding acceptance thresholds in place of the assumed ones.',
    harness: 'To remove the faults of the test tool before the next run.',
    flaky: 'To watch the unstable results and find their cause.',
    waivers: 'To follow the waivers granted and their expiry.',
    more: (count) => ` and ${n(count)} more`,
  },

  appendix: {
    requirements: 'Results by requirement',
    defects: 'List of defects',
    load: 'Load test results',
    diary: 'Deployment diary',
    waterfalls: 'The way through the systems',
    waterfallOf: (subject) => `The way of ${subject}`,
    waterfallSum: (requests, calls, trace) =>
      `Trace ${trace}: ${some(requests, 'request')}, ${n(calls)} of them sent by one system to another. Below are those and the requests that they came from; all are in the file`,
    waterfallSystem: 'System',
    waterfallRequest: 'Request',
    waterfallStatus: 'Status',
    waterfallStart: 'Began after (ms)',
    waterfallLasted: 'Lasted (ms)',
    waterfallAsked: 'Sent by a user',
    waterfallCalled: 'Sent by another system',
    waterfallCaption: 'When each request began and how long it lasted, in milliseconds (ms)',
    id: 'ID',
    requirement: 'Requirement and source',
    weight: 'Weight',
    verdict: 'Verdict',
    proof: 'Proof and evidence',
    source: 'Source',
    reasons: 'Reasons',
    pictures: 'Last pictures of the critical journeys that passed',
    picturesNote:
      'Personal data in them is covered. Pictures of each step are in the evidence folder.',
    cases: 'Cases that failed, were blocked or were unstable',
    casesNone: 'No case failed, was blocked or was unstable.',
    casesMore: (count) => `${some(count, 'more case')}: see bao-cao.html and verdict.json.`,
    case: 'Case',
    cause: 'Recorded cause',
    evidence: 'Evidence',
    noEvidence: 'No evidence file kept',
    missing: 'file missing',
    ofRun: (run) => `of run ${run}`,
    recorded: 'recorded result',
    proofSum: (total, pass) => `${some(total, 'proof')}, ${n(pass)} passed`,
    proofMore: (count) => `and ${some(count, 'more proof')}`,
    noProof: 'Nothing proves it in this run',
    flaky: 'unstable',
    failedFirst: 'Failed at first',
    assumed: 'assumed',
    noDefects: 'No defect was found.',
    registerNote: 'All columns: defect register',
    found: 'Found',
    systemFeature: 'System, feature',
    description: 'Description; expected and actual',
    severityState: 'Severity; state',
    ownerDue: 'Owner; due',
    solutionRetest: 'Solution; retest',
    expected: 'Expected',
    actual: 'Actual',
    occurrences: (count) => `Seen ${some(count, 'time')}`,
    noLoad: 'No load test was carried out.',
    loadSummary: (throughput, lasted, from) =>
      `Started ${from}, lasted ${lasted}; throughput ${throughput} requests/s.`,
    thresholdFrom: { plan: 'A rule of the plan', script: 'A threshold of the script' },
    loadOffer: (asked, offered) => `The plan asks for ${asked}; offered were ${offered}.`,
    loadUsers: (users, lasted) => `${users} users for ${lasted}`,
    loadArrivals: (arrivals, lasted) => `${arrivals} iterations in ${lasted}`,
    loadIterations: (done, threw, dropped) =>
      `${done} iterations were carried out, ${threw} of them ended in an exception; ${dropped} were dropped.`,
    loadActivity: (kinds) => `Beside HTTP requests: ${kinds}.`,
    samples: 'Samples',
    norm: 'Source',
    request: 'Request',
    count: 'Count',
    mean: 'Mean',
    max: 'Max',
    errors: 'Error rate',
    times:
      'Response times in milliseconds (ms); p95 is the value that 95% of the requests did not exceed.',
    chart: 'Response times',
    noSeries: 'No series over time was recorded.',
    rawData: 'Raw data',
    when: 'Time',
    shift: 'Shift',
    people: 'People',
    work: 'Work',
    result: 'Result',
    incident: 'Incident',
    confirmed: 'Confirmed by',
  },

  register: {
    title: 'DEFECT REGISTER',
    sheet: 'Defect register',
    columns: {
      order: 'No.',
      id: 'Defect',
      foundAt: 'Found at',
      platform: 'System',
      feature: 'Feature',
      unit: 'Unit',
      reportedBy: 'Reported by',
      channel: 'Channel',
      title: 'Description',
      steps: 'Steps to reproduce',
      expectedActual: 'Expected / actual',
      evidence: 'Evidence',
      severity: 'Severity',
      priority: 'Priority',
      causeGroup: 'Cause group',
      ownerUnit: 'Owner',
      handler: 'Handled by',
      dueAt: 'Due',
      state: 'State',
      solution: 'Solution',
      retest: 'Retest result',
      closedAt: 'Closed on',
      confirmedBy: 'Confirmed by',
    },
    expected: 'Expected',
    actual: 'Actual',
    moreFiles: (count) => `(and ${some(count, 'more file')})`,
    cut: '… (cut)',
  },

  page,
};
