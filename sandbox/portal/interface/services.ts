import { createHash } from 'node:crypto';
import { STATUS_NAMES } from '../../data/statuses.ts';
import type { Status } from '../../data/statuses.ts';
import { now } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { agencyOf } from '../data/agencies.ts';
import { published } from '../published.ts';
import type { Dossier } from '../store/dossier.ts';
import { agencyIn, dossierFor, listIn, mayWrite, ServiceError, textIn } from './call.ts';
import type { Body, Call, Service } from './call.ts';
import { demandFields, takeLists, told } from './dossier-fields.ts';
import { instantOf } from './times.ts';

/** Most dossiers in one message. */
const MOST = 10;

/** A new dossier code for an agency and a procedure. */
const makeCode: Service = (ctx, call) => {
  mayWrite(ctx, call);
  const agency = agencyIn(call);
  const procedure = textIn(call.body, 'maTTHC');
  if (!published(ctx).some(({ code }) => code === procedure))
    throw new ServiceError(400, 'maTTHC chưa được công khai trên Cổng');
  return { MaHoSo: ctx.store.newCode(agency.code, procedure) };
};

const upload: Service = (ctx, call) => {
  mayWrite(ctx, call);
  const [dossier, name] = [textIn(call.body, 'MaHoSo'), textIn(call.body, 'TenTepDinhKem')];
  const bytes = Buffer.from(textIn(call.body, 'NoiDung'), 'base64');
  if (dossier === '' || name === '' || bytes.length === 0)
    throw new ServiceError(400, 'Thiếu MaHoSo, TenTepDinhKem hoặc NoiDung');
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (textIn(call.body, 'MaBam') !== hash && !ctx.faults.isOn('hash-unchecked'))
    throw new ServiceError(400, 'Tệp sai mã băm');
  const file = ctx.store.keepFile(dossier, { name, type: 'application/pdf', bytes });
  return { TepDinhKemId: file.id, MaBam: file.sha256 };
};

const synchronise: Service = (ctx, call) => {
  mayWrite(ctx, call);
  const all = listIn(call.body, 'data');
  if (all.length === 0) throw new ServiceError(400, 'Thiếu data');
  if (all.length > MOST && !ctx.faults.isOn('chunk-unlimited'))
    throw new ServiceError(400, `Mỗi lượt không quá ${MOST} hồ sơ`);
  const taken = all.slice(0, MOST).map((one) => takenOver(ctx, call, one));
  for (const dossier of taken) ctx.store.keep(dossier);
  return { DaNhan: taken.map(({ code }) => code) };
};

function takenOver(ctx: Context, call: Call, body: Body): Dossier {
  demandFields(ctx, body);
  const code = textIn(body, 'MaHoSo');
  const known = ctx.store.find(code);
  const dossier = known ? dossierFor(ctx, call, code) : created(ctx, call, body);
  dossier.status = (Number(textIn(body, 'TrangThaiHoSo')) || dossier.status) as Status;
  dossier.dueAt = instantOf(textIn(body, 'NgayHenTra')) ?? dossier.dueAt;
  takeLists(ctx, dossier, body);
  return dossier;
}

/** A dossier that was taken at the counter. */
function created(ctx: Context, call: Call, body: Body): Dossier {
  const code = textIn(body, 'MaHoSo');
  const made = ctx.store.codeOf(code);
  if (made === undefined) throw new ServiceError(400, 'MaHoSo chưa được sinh trên Cổng');
  if (!call.client.speaksFor(agencyOf(made.agency)))
    throw new ServiceError(403, 'Không có quyền với đơn vị này');
  const [identity] = listIn(body, 'DinhDanhCHS');
  return {
    ...{ code, procedure: textIn(body, 'MaTTHC'), agency: made.agency, status: 1 },
    ...{ owner: textIn(identity ?? {}, 'SoDinhDanh'), applicant: textIn(body, 'ChuHoSo') },
    ...{ phone: textIn(body, 'SoDienThoai'), content: textIn(body, 'TrichYeuHoSo') },
    filedAt: instantOf(textIn(body, 'NgayTiepNhan')) ?? now(),
    ...{ dueAt: null, channel: Number(textIn(body, 'KenhThucHien')) as Dossier['channel'] },
    ...{ papers: [], fees: [], supplements: [], results: [], progress: [] },
  };
}

/** An update of a dossier; one that is not there is refused. */
function update(change: (ctx: Context, dossier: Dossier, body: Body) => void): Service {
  return (ctx, call) => {
    mayWrite(ctx, call);
    const code = textIn(call.body, 'MaHoSo');
    if (ctx.store.find(code) === undefined && ctx.faults.isOn('update-before-create-taken'))
      return { MaHoSo: code };
    const dossier = dossierFor(ctx, call, code);
    change(ctx, dossier, call.body);
    ctx.store.keep(dossier);
    return { MaHoSo: code };
  };
}

const progress = update((ctx, dossier, body) => {
  const [officer, content] = [textIn(body, 'NguoiXuLy'), textIn(body, 'NoiDungXuLy')];
  const at = instantOf(textIn(body, 'ThoiDiemXuLy'));
  if (officer === '' || officer.length > 50 || content === '' || at === undefined)
    throw new ServiceError(400, 'Thiếu hoặc sai: NguoiXuLy, NoiDungXuLy, ThoiDiemXuLy');
  if (!ctx.faults.isOn('progress-lost')) dossier.progress.push({ at, officer, content });
});

const status = update((ctx, dossier, body) => {
  const sent = Number(textIn(body, 'TrangThaiHoSo'));
  if (sent in STATUS_NAMES) {
    dossier.status = sent as Status;
    ctx.announcer?.tell(dossier);
  } else if (!ctx.faults.isOn('empty-status-taken'))
    throw new ServiceError(400, 'TrangThaiHoSo không thuộc danh mục');
});

/** A dossier is told to those who may update it; there is none for the others. */
const lookUp: Service = (ctx, call) => {
  const dossier = ctx.store.find(textIn(call.body, 'mahoso'));
  if (dossier === undefined) return { result: [] };
  return { result: [told(dossierFor(ctx, call, dossier.code))] };
};

const listProcedures: Service = (ctx) => ({
  result: published(ctx).map(({ code, name, field }) => ({
    ...{ MaTTHC: code, TenTTHC: name, TenLinhVuc: field },
  })),
});

/** What the store has for a person, as the systems of the province ask for it. */
const results: Service = (ctx, { body }) => {
  const owner = textIn(body, 'SoDinhDanhChuSoHuu');
  if (owner === '') throw new ServiceError(400, 'Thiếu SoDinhDanhChuSoHuu');
  const own = ctx.store
    .ofOwner(owner)
    .filter(({ procedure }) => !ctx.faults.isOn('portal-result-not-stored', { procedure }));
  const list = own.flatMap(({ code, agency, results }) =>
    results.map(({ name, notation, code: result, file }) => ({
      ...{ MaKetQua: result, TenGiayTo: name, SoKyHieu: notation, MaHoSo: code },
      CoQuanChuQuan: agencyOf(agency).name,
      DanhSachTepDinhKem: [
        {
          TenTep: file.name,
          DuongDan: `/VXPAdapter/RestService/tep/${file.id}`,
          MaBam: file.sha256,
        },
      ],
    })),
  );
  return { result: { DanhSachGiayToKetQua: list } };
};

/** The services by their names. */
export const services: Readonly<Record<string, Service>> = {
  SinhMaHoSo: makeCode,
  TaiTep: upload,
  DongBoHoSoMC: synchronise,
  CapNhatTienDoHoSoMC: progress,
  CapNhatTrangThaiHoSo: status,
  TraCuuHoSo: lookUp,
  LayDanhSachTTHC: listProcedures,
  GetDanhSachKetQua: results,
};
