import { connectionInWords } from './connection.ts';
import { placeOf, plainPattern } from './place.ts';
import { listOf, valueOf } from './value.ts';

const VERBS: Readonly<Record<string, string>> = {
  check: 'đánh dấu',
  click: 'bấm',
  dblclick: 'bấm',
  fill: 'điền',
  hover: 'trỏ vào',
  press: 'gõ phím ở',
  selectOption: 'chọn',
  setInputFiles: 'đính kèm tệp vào',
  textContent: 'đọc',
  innerText: 'đọc',
  inputValue: 'đọc',
  uncheck: 'bỏ đánh dấu',
  waitFor: 'thấy',
};
/** What is judged where no locator and no message of the tester says it. */
const SUBJECTS: Readonly<Record<string, string>> = {
  toHaveURL: 'địa chỉ trang',
  toHaveTitle: 'tên trang',
  toHaveScreenshot: 'hình chụp trang',
};
/** What is wrong where a state is expected, and where its opposite is. */
const STATES: Readonly<Record<string, readonly [missing: string, there: string]>> = {
  toBeAttached: ['không có', 'vẫn còn'],
  toBeChecked: ['chưa được đánh dấu', 'vẫn được đánh dấu'],
  toBeDisabled: ['vẫn dùng được', 'không dùng được'],
  toBeEditable: ['không sửa được', 'vẫn sửa được'],
  toBeEmpty: ['không trống', 'trống'],
  toBeEnabled: ['không dùng được', 'vẫn dùng được'],
  toBeFocused: ['không được chọn sẵn', 'vẫn được chọn sẵn'],
  toBeHidden: ['vẫn hiện', 'không hiện'],
  toBeVisible: ['không hiện', 'vẫn hiện'],
};

/** An assertion that failed, as Playwright tells of it. */
interface Assertion {
  matcher: string;
  negated: boolean;
  /** What the tester says is looked at. */
  label: string;
  place: string;
  expected: string | undefined;
  received: string | undefined;
  isPattern: boolean;
  isAbsent: boolean;
  waited: string;
  /** Lines of a comparison that are only expected, and only received. */
  missing: string[];
  extra: string[];
  /** Whether nothing was to be there. */
  none: boolean;
}

/**
 * What Playwright says of a failure, in the Vietnamese of somebody who does not program: what was needed, and what was
 * there. Reports that are signed show it; the message itself stays in the record.
 * @param message as Playwright tells it, the error's name before it
 * @returns undefined where it says nothing that is known here
 */
export function failureInWords(message: string): string | undefined {
  const [told = '', log = ''] = message.split(/\n\s*Call [Ll]og:/u);
  const own = /^AnswerError: (.+)/u.exec(told)?.[1];
  if (own !== undefined) return own;
  const [, condition, cause = ''] = /^PreconditionError: ([^:\n]+): ([\s\S]+)/u.exec(message) ?? [];
  if (condition !== undefined)
    return `${condition}: ${failureInWords(cause) ?? cause.split('\n')[0]}`;
  const many = /strict mode violation: .+ resolved to (\d+) elements/u.exec(told)?.[1];
  if (many !== undefined) return `có ${many} phần tử cùng tên trên trang, lẽ ra chỉ có một`;
  const assertion = assertionIn(told, waitedIn(message));
  return assertion === undefined ? actionInWords(told, log) : sentence(assertion);
}

function actionInWords(told: string, log: string): string | undefined {
  const [, object = '', method = '', why = ''] =
    /^(?:[A-Z]\w*: )?([a-zA-Z]+)\.([a-zA-Z]+): ([\s\S]+)/u.exec(told) ?? [];
  if (object === '') return undefined;
  const connection = connectionInWords(why);
  const address = /(?:at |navigating to "|→ \w+ )(https?:\/\/[^\s"]+)/u.exec(`${why}\n${log}`)?.[1];
  if (method === 'goto' || object === 'apiRequestContext') {
    const where = address === undefined ? 'trang' : `trang ${pathOf(address)}`;
    return connection && `không mở được ${where}: ${connection}`;
  }
  const verb = VERBS[method];
  const place = placeOf(/waiting for (.+)/u.exec(log)?.[1] ?? '') || 'phần tử cần dùng';
  if (verb === undefined) return undefined;
  if (!/Timeout \d+ms exceeded/u.test(why)) return undefined;
  if (log.includes('waiting for scheduled navigations to finish'))
    return `đã ${verb} ${place}, nhưng trang không trả lời${waitedIn(why)}`;
  const done = log.includes('locator resolved to') ? `${verb} được` : 'thấy';
  return `không ${done} ${place}${waitedIn(why)}`;
}

function assertionIn(told: string, waited: string): Assertion | undefined {
  const lines = told.split('\n');
  const at = lines.findIndex((line) => ASSERTION.test(line));
  if (at === -1) return undefined;
  const [, negated, matcher = ''] = ASSERTION.exec(lines[at]!) ?? [];
  const label = [
    ...new Set(lines.slice(0, at).map((line) => line.replace(/^Error: /u, '').trim())),
  ];
  const rest = lines.slice(at + 1);
  // Something else than what was expected went wrong: the fields below would tell the wrong story.
  if (rest.some((line) => /^Error: (?!element\(s\) not found)/u.test(line))) return undefined;
  const field = (name: string) => FIELD.get(name)!.exec(rest.join('\n'))?.[1]?.trim();
  const expected = field('Expected');
  const changed = (sign: string) =>
    rest
      .filter((line) => line.startsWith(`${sign} `) && !COUNT.test(line))
      .map((line) => line.slice(1).trim())
      .filter((line) => !STRUCTURE.test(line));
  return {
    ...{ matcher, negated: negated !== undefined, expected, received: field('Received') },
    label: label.filter(Boolean).join('; '),
    place: placeOf(field('Locator') ?? ''),
    isPattern: /^Expected pattern:/mu.test(rest.join('\n')),
    isAbsent: /element\(s\) not found/u.test(told),
    waited,
    ...{ missing: changed('-'), extra: changed('+') },
    none: rest.includes('- Array []'),
  };
}

const ASSERTION =
  /^(?:Error: )?expect(?:\.soft|\.poll)?\([^)]*\)(\.not)?(?:\.(?:resolves|rejects))?\.(\w+)\(/u;
const FIELD = new Map([
  ['Locator', /^Locator:(.+)$/mu],
  ['Expected', /^Expected(?: \w+)?:((?:.|\n(?=\s))+)/mu],
  ['Received', /^Received(?: \w+)?:((?:.|\n(?=\s))+)/mu],
]);
/** Heads of a comparison, and its brackets. */
const COUNT = /^[-+] (?:Expected|Received) +[-+] +\d+$/u;
const PAIR = /^"([^"]+)": (.+?),?$/u;
const STRUCTURE = /^(?:(?:Array|Object) [[{][\]}]?|[\]}]),?$/u;

function sentence(one: Assertion): string | undefined {
  const { matcher, negated, label, place, isAbsent, waited } = one;
  const subject = [label, place].filter(Boolean).join(', ') || SUBJECTS[matcher] || '';
  const state = STATES[matcher]?.[negated ? 1 : 0];
  if (isAbsent && !negated && matcher !== 'toHaveCount') {
    const needed = state === undefined && one.expected !== undefined ? `, ${need(one)}` : '';
    const about = label === '' ? '' : `${label}: `;
    return `${about}không thấy ${place || 'phần tử cần có'}${waited}${needed}`;
  }
  if (state !== undefined) return `${subject} ${state}${waited}`.trim();
  const what = comparison(one) ?? difference(one);
  if (what === undefined) return undefined;
  const patience = waited === '' ? '' : ` (${waited.trim()})`;
  return `${subject === '' ? '' : `${subject}: `}${what}${patience}`;
}

function comparison(one: Assertion): string | undefined {
  const { matcher, negated, expected, received, isPattern } = one;
  if (expected === undefined) return undefined;
  if (negated) return unwanted(one);
  if (received === undefined) return need(one);
  const seen = `thấy ${valueOf(received)}`;
  if (matcher === 'toContain') return `thiếu ${valueOf(expected)}; chỉ có ${valueOf(received)}`;
  if (isPattern)
    return `${seen}, ${plainPattern(expected) === null ? 'không đúng dạng cần có' : need(one)}`;
  if (expected === 'true') return 'không đúng';
  return `${need(one)}, ${seen}`;
}

function need({ expected = '', isPattern, matcher }: Assertion): string {
  const plain = isPattern ? plainPattern(expected) : null;
  if (isPattern && plain === null) return 'cần đúng dạng đã định';
  const verb = isPattern || matcher === 'toContainText' ? 'cần có' : 'cần';
  return `${verb} ${plain === null ? valueOf(expected) : `“${plain}”`}`;
}

function unwanted({ expected = '', received, isPattern, matcher }: Assertion): string {
  const value = expected.replace(/^not /u, '');
  const plain = isPattern ? plainPattern(value) : null;
  const seen = received === undefined ? '' : `thấy ${valueOf(received)}, `;
  const verb = matcher.startsWith('toContain') ? 'có' : 'là';
  if (!isPattern) return `${seen}lẽ ra không được ${verb} ${valueOf(value)}`;
  return `${seen}${plain === null ? 'có nội dung không được phép' : `lẽ ra không được có “${plain}”`}`;
}

function difference({ missing, extra, none, ...one }: Assertion): string | undefined {
  const [lacks, has] = [missing, extra].map((lines) => listOf(lines.map(pairOf)));
  if (missing.length === 0) return extra.length === 0 ? undefined : `${none ? '' : 'thừa '}${has}`;
  if (extra.length === 0) return `thiếu ${lacks}`;
  const isObject = one.matcher === 'toMatchObject' || missing.every((line) => PAIR.test(line));
  return isObject ? `cần ${lacks}, thấy ${has}` : `thiếu ${lacks}; thừa ${has}`;
}

/** `"step": "create"` is `step “create”`. */
function pairOf(line: string): string {
  const [, name, value] = PAIR.exec(line) ?? [];
  return name === undefined ? line : `${name} ${valueOf(value!)}`;
}

function waitedIn(text: string): string {
  const ms = /Timeout:? +(\d+)ms/u.exec(text)?.[1];
  if (ms === undefined) return '';
  return ` sau ${String(Number(ms) / 1_000).replace('.', ',')} giây`;
}

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : address;
}
