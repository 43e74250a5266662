import type { Account } from '../../../config/targets/target.ts';
import type { System } from './visit.ts';

/** The sign-in as people see it. */
export interface Entrance {
  open(system: System): Promise<void>;
  password(account: Account): Promise<void>;
  secondFactor(account: Account): Promise<void>;
  asksSecondFactor(): Promise<boolean>;
  isIn(): Promise<boolean>;
  /** How sure the system is of the person. */
  level(): Promise<string>;
  /** Goes on to what is important. */
  important(): Promise<void>;
  mayDoImportant(): Promise<boolean>;
}
