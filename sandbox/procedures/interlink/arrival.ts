import { atomically } from '../../data/atomically.ts';
import { findUnit } from '../../data/units.ts';
import { TIME_ZONE } from '../../web/words.ts';
import { keep } from '../actions/perform.ts';
import type { Context } from '../context.ts';
import { findProcedure } from '../data/catalogue.ts';
import type { Dossier } from '../store/dossiers.ts';
import type { NewFile } from '../store/files.ts';
import type { User } from '../store/users.ts';
import type { PortalDossier } from './portal.ts';

/** Takes over a dossier that a citizen filed on the national portal, with its papers. Undefined where nobody here can. */
export function takeOver(
  ctx: Context,
  told: PortalDossier,
  papers: readonly Omit<NewFile, 'kind'>[],
): Dossier | undefined {
  const procedure = findProcedure(told.MaTTHC);
  const unit = findUnit(told.MaDonVi);
  if (procedure === undefined || unit?.level !== procedure.level) return undefined;
  const idNumber = told.DinhDanhCHS[0]?.SoDinhDanh ?? '';
  const owner = ctx.users.findByIdNumber(idNumber);
  const isMissed = ctx.faults.isOn('arrives-without-papers', { procedure: procedure.code });
  const code = ctx.faults.isOn('arrives-under-own-code', { procedure: procedure.code })
    ? ctx.codes.next(unit, Temporal.Now.plainDateISO(TIME_ZONE))
    : told.MaHoSo;
  return atomically(ctx.db, () => {
    const id = ctx.dossiers.add({
      ...{ code, procedure: procedure.code, unit: unit.code, channel: 'online' },
      ...{ owner: owner?.username ?? null, applicant: told.ChuHoSo, idNumber },
      form: JSON.stringify(formOf(told, idNumber, owner)),
      ...{ filedAt: instantOf(told.NgayNopHoSo), fee: procedure.fee },
    });
    for (const paper of isMissed ? [] : papers) ctx.files.add(id, { ...paper, kind: 'enclosure' });
    const added = ctx.dossiers.byId(id) as Dossier;
    const sender = owner ?? visitor(told.ChuHoSo);
    keep(ctx, added, sender, 'nhan-tu-cong', 'Nhận hồ sơ từ Cổng Dịch vụ công quốc gia', {
      ...{ changes: {}, flash: '' },
    });
    return added;
  });
}

/** What was filled in on the portal, by the fields of the form here. */
function formOf(told: PortalDossier, idNumber: string, owner: User | undefined) {
  return {
    ...{ fullName: told.ChuHoSo, idNumber, phone: told.SoDienThoai, content: told.TrichYeuHoSo },
    ...{ birthDate: owner?.birthDate ?? '', address: owner?.address ?? '' },
  };
}

/** A citizen without an account here. */
function visitor(fullName: string): User {
  return {
    ...{ username: 'cong-dvc', role: 'congdan', unit: null, fullName, idNumber: null },
    ...{ birthDate: null, phone: null, email: null, address: null, home: null, active: 1 },
  };
}

/** `yyyyMMddHHmmss` in Vietnam → ISO instant. */
function instantOf(text: string): string {
  const [, y, m, d, h, min, s] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const local = Temporal.PlainDateTime.from(`${y}-${m}-${d}T${h}:${min}:${s}`);
  return local.toZonedDateTime(TIME_ZONE).toInstant().toString();
}
