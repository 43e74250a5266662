import { parseSync } from 'oxc-parser';
import type { Expression, StringLiteral, TemplateLiteral } from 'oxc-parser';
import { VIETNAMESE } from '../../words/testing/vietnamese.ts';

/** Stands for what a template fills in. */
const GAP = '{}';
/** Their first argument is read in a report. */
const TITLED = /^(?:given|step|AnswerError|PreconditionError)$/u;
const FILE = /^[^“”{}]+\.[a-z]{3,4}$/u;
const COMPARISON = /^[!=]==?$/u;

type Node = { type: string } & Record<string, unknown>;

/**
 * The Vietnamese texts of a source, with `{}` where a template has something else. Left out are those that a report never
 * shows: types, names of keys and files, what is compared with, and what carries the marker of a run: it is typed into forms.
 */
export function textsOf(source: string): string[] {
  return vietnameseIn(parsed(source));
}

/** Those of them that are titles of steps and preconditions, messages of expectations, and texts of errors. */
export function saidIn(source: string): string[] {
  const said: string[] = [];
  walk(parsed(source), (node) => {
    const spoken = spokenBy(node);
    if (spoken !== undefined) said.push(...vietnameseIn(spoken));
    return true;
  });
  return said;
}

function parsed(source: string): Node {
  const { program, errors } = parseSync('source.ts', source);
  if (errors.length > 0) throw new SyntaxError(errors.map(({ message }) => message).join('\n'));
  return program as unknown as Node;
}

function vietnameseIn(root: Node): string[] {
  const texts: string[] = [];
  walk(root, (node) => {
    if (!isSaid(node)) return false;
    if (!isText(node)) return true;
    texts.push(...alternatives(node));
    if (node.type === 'TemplateLiteral') texts.push(...node.expressions.flatMap(textsWithin));
    return false;
  });
  const all = new Set(texts.filter((text) => VIETNAMESE.test(text) && !FILE.test(text)));
  return [...all];
}

/** Texts in what a template fills in, other than those it chooses from: they are alternatives of its own. */
function textsWithin(filled: Expression): string[] {
  if (filled.type !== 'ConditionalExpression') return vietnameseIn(filled as unknown as Node);
  return [filled.consequent, filled.alternate].filter((one) => !isText(one)).flatMap(textsWithin);
}

/** @param enter whether what is within a node is looked at, too */
function walk(node: Node, enter: (node: Node) => boolean): void {
  if (!enter(node)) return;
  for (const [key, value] of Object.entries(node))
    for (const child of [value].flat()) if (isNode(child) && !isKey(node, key)) walk(child, enter);
}

function isText(node: object): node is StringLiteral | TemplateLiteral {
  const { type } = node as Node;
  return type === 'Literal' || type === 'TemplateLiteral';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** The name of a property, where it is written and where it is read. */
function isKey({ type, computed }: Node, key: string): boolean {
  if (type === 'Property') return key === 'key' && computed !== true;
  return type === 'MemberExpression' && key === 'property';
}

function isSaid(node: Node): boolean {
  if (node.type === 'TSLiteralType') return false;
  if (node.type === 'BinaryExpression') return !COMPARISON.test(String(node['operator']));
  return node.type !== 'TemplateLiteral' || !hasMarker(node as unknown as TemplateLiteral);
}

function hasMarker({ expressions }: TemplateLiteral): boolean {
  return expressions.some((one) => nameOf(one) === 'marker');
}

/** The argument of a call that a report shows. */
function spokenBy(node: Node): Node | undefined {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined;
  const args = node['arguments'] as Node[];
  const callee = node['callee'] as Expression;
  if (TITLED.test(nameOf(callee))) return args[0];
  const object = callee.type === 'MemberExpression' ? callee.object : callee;
  return nameOf(object) === 'expect' ? args[1] : undefined;
}

/** `step` of `stage.step` and of `step`. */
function nameOf(one: Expression): string {
  if (one.type === 'Identifier') return one.name;
  const isNamed = one.type === 'MemberExpression' && one.property.type === 'Identifier';
  return isNamed ? nameOf(one.property as Expression) : '';
}

/** What a text may be: a template with a choice in it is one text for each. */
function alternatives(one: Expression): string[] {
  if (one.type === 'Literal') return typeof one.value === 'string' ? [one.value] : [GAP];
  if (one.type === 'ConditionalExpression')
    return [...alternatives(one.consequent), ...alternatives(one.alternate)];
  if (one.type !== 'TemplateLiteral') return [GAP];
  return one.quasis.reduce<string[]>(
    (before, { value }, i) => {
      const filled = one.expressions[i];
      const next = filled === undefined ? [''] : alternatives(filled);
      return before.flatMap((text) => next.map((part) => text + (value.cooked ?? '') + part));
    },
    [''],
  );
}
