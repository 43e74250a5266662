import { Decimal as Plain } from 'decimal.js';
import jsep from 'jsep';
import type { Expression } from 'jsep';

/** Enough digits that the sums of a province are exact; halves are rounded away from nought. */
export const Decimal = Plain.clone({ precision: 60, rounding: Plain.ROUND_HALF_UP });
export type Decimal = Plain;

/** What other cells hold, by the names of a formula. */
export interface Cells {
  /** Null where the cell is empty. */
  now(name: string): Decimal | null;
  /** The same cell in the former period; undefined where there was no report. */
  former(name: string): Decimal | null | undefined;
}

type Tree =
  | { is: 'number'; value: Decimal }
  | { is: 'cell'; name: string; isFormer: boolean }
  | { is: 'pair'; sign: string; left: Tree; right: Tree };

/** A formula or a rule that was read. */
export interface Formula {
  tree: Tree;
  /** Names of the cells in it. */
  names: readonly string[];
  isRule: boolean;
}

const ARITHMETIC = ['+', '-', '*', '/'];
const COMPARISONS = ['==', '<=', '>='];

/**
 * Reads a formula such as `a / (a + b) * 100`, or a rule such as `a <= former(a) && b >= 0`.
 * @throws RangeError that says what is not understood
 */
export function readFormula(text: string): Formula {
  let parsed: Expression;
  try {
    parsed = jsep(text);
  } catch (error) {
    throw new RangeError((error as Error).message.replace(/ at character.*/, ''), { cause: error });
  }
  const names = new Set<string>();
  const tree = treeOf(parsed, names);
  return { tree, names: [...names], isRule: tree.is === 'pair' && !ARITHMETIC.includes(tree.sign) };
}

function treeOf(node: Expression, names: Set<string>): Tree {
  if (node.type === 'Literal' && typeof node['value'] === 'number')
    return { is: 'number', value: new Decimal(String(node['raw'])) };
  if (node.type === 'Identifier') return cellIn(node, names, false);
  if (node.type === 'CallExpression') {
    const { callee, arguments: given } = node as jsep.CallExpression;
    const [cell] = given;
    if (callee['name'] !== 'former' || given.length !== 1 || cell?.type !== 'Identifier')
      throw new RangeError('only former(…) of one cell can be called');
    return cellIn(cell, names, true);
  }
  if (node.type !== 'BinaryExpression') throw new RangeError(`a ${node.type} is no arithmetic`);
  const { operator: sign, left, right } = node as jsep.BinaryExpression;
  if (![...ARITHMETIC, ...COMPARISONS, '&&'].includes(sign))
    throw new RangeError(`the sign ${sign} is not known`);
  const sides = { left: treeOf(left, names), right: treeOf(right, names) };
  checkSides(sign, Object.values(sides));
  return { is: 'pair', sign, ...sides };
}

function cellIn(node: Expression, names: Set<string>, isFormer: boolean): Tree {
  const name = String(node['name']);
  names.add(name);
  return { is: 'cell', name, isFormer };
}

/** Rules are joined by &&, numbers by all else. */
function checkSides(sign: string, sides: readonly Tree[]): void {
  const areRules = sides.map((one) => one.is === 'pair' && !ARITHMETIC.includes(one.sign));
  if (areRules.some((isRule) => isRule !== (sign === '&&')))
    throw new RangeError(`${sign} stands between ${sign === '&&' ? 'numbers' : 'rules'}`);
}

/** The exact value; null where it rests on empty cells or on a division by 0, undefined without a former report. */
export function valueOf(tree: Tree, cells: Cells): Decimal | null | undefined {
  if (tree.is === 'number') return tree.value;
  if (tree.is === 'cell') return tree.isFormer ? cells.former(tree.name) : cells.now(tree.name);
  const [a, b] = [valueOf(tree.left, cells), valueOf(tree.right, cells)];
  if (a === undefined || b === undefined) return undefined;
  if (tree.sign === '+' || tree.sign === '-') {
    // An empty cell adds nothing, and two of them are empty together.
    if (a === null && b === null) return null;
    const [left, right] = [a ?? new Decimal(0), b ?? new Decimal(0)];
    return tree.sign === '+' ? left.plus(right) : left.minus(right);
  }
  if (a === null || b === null) return null;
  if (tree.sign === '*') return a.times(b);
  return b.isZero() ? null : a.div(b);
}

/** Whether a rule holds; one about an empty cell, or about a report that was not there, holds. */
export function holds(tree: Tree, cells: Cells): boolean {
  if (tree.is !== 'pair') throw new RangeError('a rule compares');
  if (tree.sign === '&&') return holds(tree.left, cells) && holds(tree.right, cells);
  const [a, b] = [valueOf(tree.left, cells), valueOf(tree.right, cells)];
  if (a === null || b === null || a === undefined || b === undefined) return true;
  if (tree.sign === '==') return a.eq(b);
  return tree.sign === '<=' ? a.lte(b) : a.gte(b);
}

/** Rounded only here: after all that is summed was summed. */
export function rounded(value: Decimal | null | undefined, digits: number): string | null {
  if (value === null || value === undefined) return null;
  return new Decimal(value.toDecimalPlaces(digits)).toFixed();
}
