import type { Field, Procedure } from '../data/catalogue.ts';
import { findUnit, PROVINCE_CODE, units } from '../../data/units.ts';
import type { Unit } from '../../data/units.ts';
import { now, parseDate, today } from '../../web/words.ts';
import { dueDate } from '../actions/receive.ts';
import { keep } from '../actions/perform.ts';
import type { Context } from '../context.ts';
import { InputError } from '../../web/errors.ts';
import type { Dossier } from '../store/dossiers.ts';
import type { NewFile } from '../store/files.ts';
import { atomically } from '../../data/atomically.ts';
import type { User } from '../store/users.ts';

export interface Filing {
  procedure: Procedure;
  values: Record<string, string>;
  files: NewFile[];
  /** Who sends the form: the citizen, or the officer at the counter. */
  by: User;
  channel: 'online' | 'counter';
}

/** Units that settle a procedure: any commune (independent of boundaries), or the province. */
export function unitsFor(procedure: Procedure): readonly Unit[] {
  return units.filter((unit) => unit.level === procedure.level);
}

/** The fields of a procedure as the form asks for them. */
export function fieldsFor(ctx: Context, procedure: Procedure): Field[] {
  const wrong = ctx.faults.isOn('field-wrongly-mandatory', { procedure: procedure.code });
  return procedure.fields.map((field) =>
    field.name === 'email' && wrong ? { ...field, required: true } : field,
  );
}

/** Checks what was filled in and returns it as it is stored. @throws InputError */
function checked(
  ctx: Context,
  { procedure, values, files, by, channel }: Filing,
): Record<string, string> {
  const form: Record<string, string> = {};
  for (const field of fieldsFor(ctx, procedure)) {
    const value = values[field.name] ?? '';
    if (field.required && !value) throw new InputError(`Chưa nhập "${field.label}".`);
    form[field.name] = value.slice(0, 2000);
  }
  if (!/^\d{12}$/.test(form['idNumber'] ?? '')) {
    throw new InputError('Số định danh cá nhân phải có 12 chữ số.');
  }
  if (!parseDate(form['birthDate'])) throw new InputError('Ngày sinh phải có dạng ngày/tháng/năm.');
  if (!/^0\d{9}$/.test(form['phone'] ?? '')) {
    throw new InputError('Số điện thoại phải có 10 chữ số, bắt đầu bằng 0.');
  }
  if (channel === 'online' && !files.some((file) => file.kind === 'declaration')) {
    throw new InputError('Chưa đính kèm "Tờ khai".');
  }
  if (channel === 'online' && values['commitment'] !== 'on') {
    throw new InputError('Cần cam đoan nội dung khai là đúng sự thật.');
  }
  const abroad = channel === 'online' && values['unit'] !== by.home;
  if (abroad && ctx.faults.isOn('cross-commune-rejected', { procedure: procedure.code })) {
    throw new InputError('Công dân không cư trú tại xã, phường này nên không thể nộp hồ sơ.');
  }
  return form;
}

function unitFor(filing: Filing): Unit {
  const { procedure, values, by, channel } = filing;
  const code =
    channel === 'counter'
      ? by.unit
      : (values['unit'] ?? (procedure.level === 'tinh' ? PROVINCE_CODE : ''));
  const unit = findUnit(code);
  if (!unit || unit.level !== procedure.level) throw new InputError('Chưa chọn nơi tiếp nhận.');
  return unit;
}

function newCode(ctx: Context, procedure: string, unit: Unit): string {
  if (ctx.faults.isOn('duplicate-code', { procedure })) {
    const last = ctx.dossiers.lastCodeOf(procedure);
    if (last) return last;
  }
  if (ctx.faults.isOn('filed-with-old-district-code', { procedure })) {
    return ctx.codes.nextOfDistrict(unit, today());
  }
  return ctx.codes.next(unit, today());
}

/** Files a dossier and announces it to the national portal. At the counter it is received at once. @throws InputError */
export function fileDossier(ctx: Context, filing: Filing): Dossier {
  const unit = unitFor(filing);
  const form = checked(ctx, filing);
  const { procedure, by, channel } = filing;
  const place = { procedure: procedure.code };
  const files = ctx.faults.isOn('dossier-without-attachment', place) ? [] : filing.files;
  const owner = channel === 'online' ? by : ctx.users.findByIdNumber(form['idNumber'] ?? '');
  const receivedOn = channel === 'counter' ? today().toString() : null;
  const dueOn = receivedOn ? dueDate(ctx, procedure.code, today()) : null;
  const dossier = atomically(ctx.db, () => {
    const id = ctx.dossiers.add({
      code: newCode(ctx, procedure.code, unit),
      procedure: procedure.code,
      unit: unit.code,
      channel,
      owner: owner?.username ?? null,
      applicant: form['fullName'] ?? '',
      idNumber: form['idNumber'] ?? '',
      form: JSON.stringify(form),
      filedAt: now(),
      fee: procedure.fee,
      status: receivedOn ? 2 : 1,
      step: receivedOn ? 'assign' : 'receive',
      receivedOn,
      dueOn,
    });
    files.forEach((file) => ctx.files.add(id, file));
    const added = ctx.dossiers.byId(id) as Dossier;
    const label = channel === 'online' ? 'Nộp hồ sơ trực tuyến' : 'Tiếp nhận trực tiếp';
    keep(ctx, added, by, channel === 'online' ? 'nop' : 'tiep-nhan-truc-tiep', label, {
      changes: {},
      flash: '',
    });
    return added;
  });
  ctx.portal.create(dossier);
  return dossier;
}
