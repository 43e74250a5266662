import { procedures } from '../data/catalogue.ts';
import type { Procedure } from '../data/catalogue.ts';
import { inventName, pick, randomFrom } from '../../data/people.ts';
import { units } from '../../data/units.ts';
import type { Unit } from '../../data/units.ts';
import type { Status } from '../../data/statuses.ts';
import type { Context } from '../context.ts';
import { addWorkingDays } from '../../data/calendar.ts';
import { atomically } from '../../data/atomically.ts';
import { stepOf } from './step.ts';

const two = (n: number) => String(n).padStart(2, '0');

/** Old dossier codes in the three forms that were in use. */
function oldCode(unit: Unit, day: string, number: number): string {
  const province = unit.formerProvince === 'binh-phuoc' ? 'H10' : 'H19';
  const district = 20 + (Number(unit.code) % 60);
  const ward = 10 + (Number(unit.code) % 90);
  const tail = `${day.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
  if (number % 3 === 0) return `000.${two(ward)}.${district}.${province}-${tail}`;
  return number % 3 === 1
    ? `${province}.${district}.${ward}-${tail}`
    : `${province}.${district}-${tail}`;
}

const MIGRATED_STATUSES: readonly Status[] = [10, 10, 10, 10, 10, 10, 9, 3, 7, 8];

function formOf(name: string, idNumber: string, procedure: Procedure): string {
  return JSON.stringify({ fullName: name, idNumber, content: procedure.name });
}

/** Dossiers of 2023 to June 2025 under their old codes, half of them from former Bình Phước in proportion to the communes. */
export function seedMigrated(ctx: Context, seed: number, count: number): void {
  const random = randomFrom(seed * 15485863 + 3);
  const communes = units.filter((unit) => unit.level === 'xa');
  const handOver = ctx.db.prepare(
    'INSERT INTO handover (code, province, procedure) VALUES (?, ?, ?)',
  );
  atomically(ctx.db, () => {
    for (let i = 0; i < count; i += 1) {
      const unit = communes[i % communes.length] as Unit;
      const procedure = procedures[
        (i * 7 + Math.floor(i / communes.length)) % procedures.length
      ] as Procedure;
      const day = `${2023 + Math.floor(random() * 2)}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`;
      const code = oldCode(unit, day, i + 1);
      const status = pick(random, MIGRATED_STATUSES);
      const applicant = inventName(random);
      const idNumber = `0990${String(10_000_000 + i)}`;
      const dueOn = addWorkingDays(Temporal.PlainDate.from(day), procedure.days).toString();
      ctx.dossiers.add({
        code,
        procedure: procedure.code,
        unit: procedure.level === 'tinh' ? '19' : unit.code,
        channel: 'migrated',
        owner: null,
        applicant,
        idNumber,
        form: formOf(applicant, idNumber, procedure),
        filedAt: `${day}T02:00:00.000Z`,
        fee: 0,
        status,
        step: stepOf(status),
        receivedOn: day,
        dueOn,
        finishedAt: `${dueOn}T08:00:00.000Z`,
        reason: status === 3 || status === 8 ? 'Hồ sơ không đủ điều kiện giải quyết' : null,
      });
      handOver.run(code, unit.formerProvince, procedure.code);
    }
  });
}
