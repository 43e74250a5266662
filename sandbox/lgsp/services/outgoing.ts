import type { Context } from '../context.ts';
import { TIME_ZONE } from '../../web/words.ts';

/** A dossier as the province's one-stop system has it. */
export interface LocalDossier {
  maHoSo: string;
  maTTHC: string;
  tenTTHC: string;
  /** The local word for its state. */
  trangThai: string;
  chuHoSo: string;
  /** Identity number of the applicant; null where it is not known. */
  soDinhDanh: string | null;
  /** ISO 8601 with its zone. */
  ngayTiepNhan: string;
  ngayHenTra: string | null;
  donVi: string;
}

/** Local words for a state, and what the portal calls it. */
const STATUSES: Readonly<Record<string, string>> = {
  ...{ receiving: '1', new: '2', denied: '3', processing: '4', waiting: '5', paying: '6' },
  ...{ cancelled: '7', unresolved: '8', releasing: '9', done: '10' },
};
const STOPPED = new Set(['5', '6', '8']);

/** The portal's code for a state; undefined where it has none. */
export function statusOf({ faults }: Context, dossier: LocalDossier): string | undefined {
  const status = STATUSES[dossier.trangThai];
  if (status === undefined) return faults.isOn('empty-status-sent') ? '' : undefined;
  if (STOPPED.has(status) && faults.isOn('stopped-sent-as-done')) return '9';
  if (dossier.ngayHenTra === null && faults.isOn('no-due-date-sent-as-done')) return '9';
  return status;
}

/** `yyyyMMddHHmmss` in Vietnam. */
function timeOf({ faults }: Context, iso: string | null): string {
  if (iso === null) return '';
  const zone = faults.isOn('times-in-utc') ? 'UTC' : TIME_ZONE;
  const at = Temporal.Instant.from(iso).toZonedDateTimeISO(zone);
  return at.toPlainDateTime().toString({ smallestUnit: 'second' }).replace(/\D/g, '');
}

function codeOf({ faults }: Context, { maHoSo }: LocalDossier): string {
  if (maHoSo.startsWith('H19') || !faults.isOn('dossier-code-replaced')) return maHoSo;
  return `H19.00.00-${Math.trunc(Math.random() * 1e10)}`;
}

/** What DongBoHoSoMC sends of a dossier. */
export function outgoingDossier(ctx: Context, dossier: LocalDossier): Record<string, unknown> {
  const { maTTHC, tenTTHC, chuHoSo, soDinhDanh, ngayTiepNhan, ngayHenTra, donVi } = dossier;
  const invented = ctx.faults.isOn('identity-invented') ? '000000001' : null;
  const number = soDinhDanh ?? invented;
  return {
    ...{ MaHoSo: codeOf(ctx, dossier), MaTTHC: maTTHC, TenTTHC: tenTTHC },
    ...{ MaLinhVuc: 'G22', TenLinhVuc: 'Hộ tịch', KenhThucHien: '2', ChuHoSo: chuHoSo },
    ...{ LoaiDoiTuong: '1', MaDoiTuong: '', Email: '', Fax: '', SoDienThoai: '' },
    ...{ ThongTinKhac: '', TrichYeuHoSo: '', NgayTiepNhan: timeOf(ctx, ngayTiepNhan) },
    ...{ NgayHenTra: timeOf(ctx, ngayHenTra), NgayTra: '', NgayKetThucXuLy: '' },
    ...{ NgayNopHoSo: timeOf(ctx, ngayTiepNhan), NgayTuChoi: '' },
    ...{ TrangThaiHoSo: statusOf(ctx, dossier) ?? '', HinhThuc: '0', ThongTinTra: '' },
    ...{ DonViXuLy: donVi, GhiChu: '', NoiNopHoSo: '1', TaiLieuNop: [], DanhSachLePhi: [] },
    ...{ DanhSachHoSoBoSung: [], DanhSachGiayToKetQua: [], HoSoCoThanhPhanSoHoa: '0' },
    ...{ TaiKhoanDuocXacThucVoiVNeID: '1', DuocThanhToanTrucTuyen: '1', DSKetNoiCSDL: [] },
    DinhDanhCHS: number === null ? [] : [{ LoaiDinhDanh: '1', SoDinhDanh: number }],
  };
}

/** What CapNhatTienDoHoSoMC tells of a dossier. */
export function outgoingStep(ctx: Context, dossier: LocalDossier): Record<string, unknown> {
  const at = timeOf(ctx, new Date().toISOString());
  return {
    ...{ MaHoSo: codeOf(ctx, dossier), NguoiXuLy: 'Hệ thống', ChucDanh: '', ThoiDiemXuLy: at },
    ...{ PhongBanXuLy: dossier.donVi, NoiDungXuLy: dossier.trangThai },
    ...{ TrangThai: statusOf(ctx, dossier) ?? '', NgayBatDau: at },
    NgayKetThucTheoQuyDinh: timeOf(ctx, dossier.ngayHenTra),
  };
}
