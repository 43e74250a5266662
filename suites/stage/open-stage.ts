import { randomBytes } from 'node:crypto';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import type { Account } from '../../config/targets/target.ts';
import { roleName } from '../journey.ts';
import { openApi } from './api.ts';
import type { Figure } from './figure.ts';
import type { House } from './house.ts';
import { asPrecondition, PreconditionError } from './precondition.ts';
import type { Person, Stage, Undo } from './stage.ts';
import { accountsOf, onPlatform } from './target.ts';

/** Runs a named part of a walk and reports it. */
export type Part = <T>(title: string, work: () => Promise<T>) => Promise<T>;

export interface StageParts {
  house: House;
  target: ResolvedTarget;
  /** The slug of the platform whose case or journey it is. */
  platform: string;
  /** Walks at the same time have different numbers, and so different accounts as far as there are enough. */
  seat: number;
  part: Part;
  /** The trace that its requests belong to. */
  trace: string;
  /** Takes what the walk registers to be undone. */
  undo: Undo[];
  /** Called for every step that passed, with its title. */
  passed?: (title: string) => Promise<void>;
  /** Takes what the walk measured. */
  figures?: Figure[];
}

/**
 * The stage of one walk.
 * @throws PreconditionError where the target is not for the platform
 */
export function openStage(parts: StageParts): Stage {
  return stageOn(parts, `Kiểm thử ${randomBytes(4).toString('hex')}`);
}

function stageOn(parts: StageParts, marker: string): Stage {
  const { house, platform, seat, part, undo, passed, trace, figures } = parts;
  const target = onPlatform(parts.target, platform);
  const given: Stage['given'] = (title, work) =>
    part(`Điều kiện: ${title}`, async () => {
      try {
        return await work();
      } catch (error) {
        throw asPrecondition(title, error);
      }
    });
  const step: Stage['step'] = async (title, work) => {
    const result = await part(title, work);
    await passed?.(title);
    return result;
  };
  const account: Stage['account'] = (role, unit, nth) => chosen(target, seat, role, unit, nth);
  const enter = (role: string, unit: string | undefined, nth: number | undefined) =>
    given(`đăng nhập với vai trò ${roleName(role)}`, async () => {
      const who = account(role, unit, nth);
      return { account: who, session: await house.session(target, who) };
    });
  const person = async (role: string, unit?: string, nth?: number): Promise<Person> => {
    const { account, session } = await enter(role, unit, nth);
    return { account, request: await house.request(session) };
  };
  return {
    platform,
    target,
    marker,
    trace,
    step,
    given,
    afterwards: (work) => void undo.push(work),
    measured: (all) => void figures?.push(...all),
    visitor: async () => (await house.window()).page,
    account,
    person,
    as: async (role, unit, nth) => {
      const { account, session } = await enter(role, unit, nth);
      const { page, context } = await house.window(session);
      return { account, page, context, request: context.request };
    },
    anonymous: () => house.request(),
    api: async (base) =>
      openApi(await house.request(), base, (exchange) => house.exchanged(exchange)),
    on: (other) => {
      if (!Object.hasOwn(target.products, other))
        throw new PreconditionError(`target ${target.name} is not for the platform ${other}`);
      return stageOn({ ...parts, platform: other }, marker);
    },
  };
}

/**
 * Takes back what a walk created, the last first.
 * @param report called with the reason of each that could not be undone
 * @returns what could not be undone, in the order it was registered
 */
export async function tidyUp(
  undo: readonly Undo[],
  house: House,
  target: ResolvedTarget,
  report: (reason: string) => void,
): Promise<Undo[]> {
  const left: Undo[] = [];
  const again = async (account: Account): Promise<Person> => ({
    account,
    request: await house.request(await house.session(target, account)),
  });
  for (const work of undo.toReversed())
    try {
      await work(again);
    } catch (error) {
      left.unshift(work);
      report(error instanceof Error ? error.message : String(error));
    }
  return left;
}

/** Accounts without a unit that one seat uses as its own, where there are many, so that no two share a session. */
const ACCOUNTS_PER_SEAT = 10;

/** The account for a role: of the unit given, else of the home unit; the `nth` of several. */
function chosen(
  target: ResolvedTarget,
  seat: number,
  role: string,
  unit: string | undefined,
  nth = 0,
): Account {
  const accounts = accountsOf(target, role);
  const ofUnits = accounts.some((account) => account.unit !== null);
  const fitting = ofUnits ? accountsOf(target, role, unit ?? target.units.home) : accounts;
  const own = Math.max(1, Math.min(ACCOUNTS_PER_SEAT, Math.floor(fitting.length / 4)));
  const turn = ofUnits ? nth : seat * own + nth;
  const account = fitting[turn % Math.max(1, fitting.length)];
  if (account === undefined)
    throw new PreconditionError(`no account of the role ${role} ${unit ?? ''} on ${target.name}`);
  return account;
}
