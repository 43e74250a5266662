import { InputError } from '../../web/errors.ts';
import type { Context } from '../context.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import type { Role } from '../domain/roles.ts';
import type { User } from '../store/users.ts';
import type { ActionField } from './action.ts';

/** Roles that handle documents. */
export const HANDLERS: readonly Role[] = ['chuyenvien', 'truongphong'];

export function selectOf(
  ctx: Context,
  unit: string,
  roles: readonly Role[],
  field: Pick<ActionField, 'name' | 'label' | 'required'>,
): ActionField {
  const people = ctx.users.ofUnit(unit, ...roles);
  const options = people.map((one) => ({
    value: one.username,
    text: `${one.fullName} (${ROLE_NAMES[one.role]})`,
  }));
  return { ...field, type: 'select', options };
}

/** The person of an agency who was chosen. @throws InputError where it is nobody who may be */
export function chosen(ctx: Context, unit: string, username: string, roles: readonly Role[]): User {
  const found = ctx.users.ofUnit(unit, ...roles).find((one) => one.username === username);
  if (!found) throw new InputError('Vui lòng chọn người trong cơ quan.');
  return found;
}

/** A reason that tells something. @throws InputError where it is shorter than ten characters */
export function reasonOf(text: string | undefined, what: string): string {
  const reason = (text ?? '').trim();
  if ([...reason].length < 10) throw new InputError(`${what} phải có ít nhất 10 ký tự.`);
  return reason;
}
