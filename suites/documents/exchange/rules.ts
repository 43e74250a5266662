import type { Finding, FindingCode } from './finding.ts';
import type { Element } from './xml.ts';
import { textOf } from './xml.ts';

/** Collects what is found while an envelope is looked at. */
export class Findings {
  readonly all: Finding[] = [];

  tell(
    code: FindingCode,
    at: Element,
    element: string,
    more: Pick<Finding, 'found' | 'expected'> = {},
  ): void {
    this.all.push({ code, place: at.place, element, ...more });
  }
}

/** Longest texts of the standard of input information (Nghị định 30/2020/NĐ-CP, phụ lục VI, phần II), in characters. */
export const LENGTHS: Readonly<Record<string, number>> = {
  OrganId: 13,
  OrganName: 200,
  CodeNumber: 11,
  CodeNotation: 30,
  TypeName: 100,
  Subject: 500,
  Position: 100,
  FullName: 50,
};

/** `H19.101`, `H19`, `G22.99.01`: Quyết định 20/2020/QĐ-TTg; `000.01.26.H19`: the form before it. */
const PRESENT_ID = /^[A-Z]\d{2}(?:\.[0-9A-Z]{1,3}){0,3}$/;
const OLD_ID = /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$/;

/** Letters of Vietnamese that were read in the wrong code page: `Ä‘á»“ng`, `PhÆ°á»ng`. */
const BROKEN = /\uFFFD|Ã[\u0080-\u00BF]|á»|áº|Æ°|Ä[‘\u0080-\u0091]/u;

/** An element that must be there with a text. @returns its text; empty where it is missing, which is reported */
export function demanded(
  findings: Findings,
  parent: Element,
  found: Element | undefined,
  path: string,
): string {
  if (found === undefined) {
    findings.tell('element-missing', parent, path);
    return '';
  }
  if (textOf(found) === '') findings.tell('element-empty', found, path);
  return textOf(found);
}

export function checkOrganId(findings: Findings, at: Element, path: string): void {
  const id = textOf(at);
  if (id === '') return;
  if (OLD_ID.test(id)) findings.tell('organ-id-old', at, path, { found: id });
  else if (!PRESENT_ID.test(id)) findings.tell('organ-id-form', at, path, { found: id });
}

/** `2025-06-28`; empty where it is no day, which is reported. */
export function checkDay(findings: Findings, at: Element, path: string): string {
  const text = textOf(at);
  const [, a = '', b = '', c = ''] = /^(\d{2,4})[/-](\d{2})[/-](\d{2,4})$/.exec(text) ?? [];
  const isUsual = a.length === 4 && c.length === 2;
  const iso = isUsual ? `${a}-${b}-${c}` : `${c}-${b}-${a}`;
  if (!isDay(iso)) {
    findings.tell('date-impossible', at, path, { found: text });
    return '';
  }
  if (!isUsual || text.includes('-')) findings.tell('date-form', at, path, { found: text });
  return iso;
}

function isDay(iso: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return false;
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
}

/** Texts that are too long, broken, or written with letters and marks apart. */
export function checkText(findings: Findings, at: Element, path: string): void {
  const text = textOf(at);
  const most = LENGTHS[at.name];
  const length = [...text.normalize('NFC')].length;
  if (most !== undefined && length > most)
    findings.tell('too-long', at, path, { found: String(length), expected: String(most) });
  if (BROKEN.test(text)) findings.tell('text-broken', at, path, { found: text.slice(0, 60) });
  else if (text !== text.normalize('NFC')) findings.tell('text-decomposed', at, path);
}
