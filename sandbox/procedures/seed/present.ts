import { procedures } from '../data/catalogue.ts';
import type { Procedure } from '../data/catalogue.ts';
import { pick, randomFrom } from '../../data/people.ts';
import type { Person } from '../../data/people.ts';
import { unitOf, units } from '../../data/units.ts';
import type { Unit } from '../../data/units.ts';
import { STATUS } from '../../data/statuses.ts';
import type { Status } from '../../data/statuses.ts';
import { dateWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { addWorkingDays } from '../../data/calendar.ts';
import { atomically } from '../../data/atomically.ts';
import { resultDocument } from '../views/result-document.ts';
import { stepOf } from './step.ts';

const two = (n: number) => String(n).padStart(2, '0');

/** The third dossier of a unit is one of these; the first is finished, the second in progress. */
const OTHER_STATUSES: readonly Status[] = [10, 9, 3, 7];

/** Three dossiers of July 2025 for every unit, so that no list is empty. Returns their row numbers. */
export function seedPresent(ctx: Context, seed: number, people: readonly Person[]): number[] {
  const random = randomFrom(seed * 32452843 + 4);
  const ids: number[] = [];
  atomically(ctx.db, () => {
    for (const unit of units) {
      const own = procedures.filter((one) => one.level === unit.level);
      for (let i = 0; i < 3; i += 1) {
        const status = [STATUS.returned, STATUS.inProgress][i] ?? pick(random, OTHER_STATUSES);
        const procedure = pick(random, own);
        const person = pick(random, people);
        const day = Temporal.PlainDate.from(`2025-07-${two(1 + Math.floor(random() * 25))}`);
        ids.push(addPresent(ctx, { unit, procedure, person, status, day }));
      }
    }
  });
  return ids;
}

interface Past {
  unit: Unit;
  procedure: Procedure;
  person: Person;
  status: Status;
  day: Temporal.PlainDate;
}

function addPresent(ctx: Context, { unit, procedure, person, status, day }: Past): number {
  const at = (plus: number) => `${day.add({ days: plus }).toString()}T02:30:00.000Z`;
  const isSigned = status === STATUS.done || status === STATUS.returned;
  const dueOn = addWorkingDays(day, procedure.days).toString();
  const leader = ctx.users.ofUnit(unit.code, 'lanhdao')[0]?.fullName ?? '';
  const specialist = ctx.users.ofUnit(unit.code, 'chuyenvien')[0];
  const id = ctx.dossiers.add({
    code: ctx.codes.next(unit, day),
    procedure: procedure.code,
    unit: unit.code,
    channel: 'online',
    owner: person.username,
    applicant: person.fullName,
    idNumber: person.idNumber,
    form: JSON.stringify({
      fullName: person.fullName,
      idNumber: person.idNumber,
      birthDate: dateWords(person.birthDate),
      address: person.address,
      phone: person.phone,
      content: procedure.name,
    }),
    filedAt: at(0),
    fee: procedure.fee,
    paidAt: procedure.fee > 0 ? at(0) : null,
    status,
    step: stepOf(status),
    assignee: status === STATUS.inProgress ? (specialist?.username ?? null) : null,
    receivedOn: status === STATUS.notReceived ? null : day.toString(),
    dueOn: status === STATUS.notReceived ? null : dueOn,
    finishedAt: status === STATUS.inProgress ? null : at(2),
    reason:
      status === STATUS.notReceived
        ? 'Tờ khai chưa đúng mẫu quy định.'
        : status === STATUS.withdrawn
          ? 'Công dân nộp nhầm thủ tục.'
          : null,
    signedBy: isSigned ? leader : null,
  });
  ctx.files.add(id, {
    kind: 'declaration',
    name: 'to-khai.txt',
    type: 'text/plain',
    bytes: Buffer.from(`Tờ khai của ${person.fullName}\n`),
  });
  ctx.records.tell(id, `${person.fullName} (Công dân)`, 'Nộp hồ sơ trực tuyến', '', at(0));
  if (isSigned) sign(ctx, id, leader, at(2));
  if (status === STATUS.returned) ctx.records.keep(person.username, id, at(2));
  return id;
}

function sign(ctx: Context, id: number, leader: string, at: string): void {
  const dossier = ctx.dossiers.byId(id);
  if (!dossier) return;
  const bytes = resultDocument(dossier, leader, at);
  const signature = ctx.authority.sign(unitOf(dossier.unit), bytes).toString('base64');
  ctx.files.add(id, {
    kind: 'result',
    name: `ket-qua-${dossier.code}.html`,
    type: 'text/html; charset=utf-8',
    bytes,
  });
  ctx.files.add(id, {
    kind: 'signature',
    name: `ket-qua-${dossier.code}.sig`,
    type: 'text/plain; charset=us-ascii',
    bytes: Buffer.from(signature),
  });
  ctx.records.tell(id, `${leader} (Lãnh đạo)`, 'Ký số', '', at);
}
