import { inventName, randomFrom } from '../../data/people.ts';
import type { Person } from '../../data/people.ts';
import { units } from '../../data/units.ts';
import type { Context } from '../context.ts';
import type { Role } from '../domain/roles.ts';

/** Accounts of all units, the administrator and the citizens. */
export function seedAccounts(ctx: Context, seed: number, people: readonly Person[]): void {
  const random = randomFrom(seed * 104729 + 2);
  const staff: [string, Role][] = [
    ['motcua', 'motcua'],
    ['chuyenvien', 'chuyenvien'],
    ['chuyenvien2', 'chuyenvien'],
    ['lanhdao', 'lanhdao'],
    ['vanthu', 'vanthu'],
  ];
  const nobody = {
    idNumber: null,
    birthDate: null,
    phone: null,
    email: null,
    address: null,
    home: null,
    active: 1,
  };
  ctx.users.add({
    ...nobody,
    username: 'quantri',
    role: 'quantri',
    unit: null,
    fullName: 'Quản trị hệ thống',
  });
  for (const unit of units) {
    for (const [name, role] of staff) {
      ctx.users.add({
        ...nobody,
        username: `${name}.${unit.code}`,
        role,
        unit: unit.code,
        fullName: inventName(random),
      });
    }
  }
  for (const person of people) ctx.users.add({ ...person, role: 'congdan', unit: null, active: 1 });
}
