import { Decimal as Plain } from 'decimal.js';
import jsep from 'jsep';
import type { Expression } from 'jsep';

/** Enough digits that sums of a province are exact and only divisions are not. */
export const Decimal = Plain.clone({ precision: 50, rounding: Plain.ROUND_HALF_UP });
export type Decimal = Plain;

/** Values of other cells by the names that a formula uses; null where a cell is empty. */
export interface Around {
  now(name: string): Decimal | null;
  /** The same cell in the report before this one; undefined where there was none. */
  before(name: string): Decimal | null | undefined;
}

const parsed = new Map<string, Expression>();

function treeOf(formula: string): Expression {
  const known = parsed.get(formula) ?? jsep(formula);
  parsed.set(formula, known);
  return known;
}

/** The number that a formula gives; null where it rests on nothing. */
export function valueOf(formula: string, around: Around): Decimal | null {
  return numberOf(treeOf(formula), around) ?? null;
}

/** Whether a rule holds; a rule about an empty cell, or about a report that was not there, holds. */
export function holds(rule: string, around: Around): boolean {
  return truthOf(treeOf(rule), around);
}

function truthOf(node: Expression, around: Around): boolean {
  const { operator, left, right } = node as unknown as jsep.BinaryExpression;
  if (operator === '&&') return truthOf(left, around) && truthOf(right, around);
  const [a, b] = [numberOf(left, around), numberOf(right, around)];
  if (a === null || b === null || a === undefined || b === undefined) return true;
  if (operator === '==') return a.eq(b);
  if (operator === '<=') return a.lte(b);
  if (operator === '>=') return a.gte(b);
  throw new RangeError(`no comparison ${operator}`);
}

function numberOf(node: Expression, around: Around): Decimal | null | undefined {
  switch (node.type) {
    case 'Literal':
      return new Decimal(String(node['value']));
    case 'Identifier':
      return around.now(String(node['name']));
    case 'CallExpression': {
      const [cell] = (node as unknown as jsep.CallExpression).arguments;
      return around.before(String(cell?.['name']));
    }
    case 'BinaryExpression': {
      const { operator, left, right } = node as unknown as jsep.BinaryExpression;
      return joined(operator, numberOf(left, around), numberOf(right, around));
    }
    default:
      throw new RangeError(`no ${node.type} in a formula`);
  }
}

/** An empty cell adds nothing; what is multiplied or divided needs both. */
function joined(
  operator: string,
  a: Decimal | null | undefined,
  b: Decimal | null | undefined,
): Decimal | null | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (operator === '+' || operator === '-') {
    if (a === null && b === null) return null;
    const [left, right] = [a ?? new Decimal(0), b ?? new Decimal(0)];
    return operator === '+' ? left.plus(right) : left.minus(right);
  }
  if (a === null || b === null) return null;
  if (operator === '*') return a.times(b);
  if (operator === '/') return b.isZero() ? null : a.div(b);
  throw new RangeError(`no operator ${operator}`);
}
