import type { Context } from '../context.ts';
import { nameOf } from '../published.ts';
import type { Dossier, FileRef } from '../store/dossier.ts';
import { listIn, ServiceError, textIn } from './call.ts';
import type { Body } from './call.ts';
import { instantOf, portalTime } from './times.ts';

const like = (shape: RegExp) => (text: string) => shape.test(text);

/** Names of DongBoHoSoMC without which a dossier is not taken, each with what it must look like. */
const DEMANDED: Readonly<Record<string, (text: string) => boolean>> = {
  MaHoSo: like(/^\S{5,50}$/),
  MaTTHC: like(/^\d\.\d{6}$/),
  TenTTHC: like(/\S/),
  KenhThucHien: like(/^[123]$/),
  ChuHoSo: like(/\S/),
  LoaiDoiTuong: like(/^[1234]$/),
  NgayTiepNhan: (text) => instantOf(text) !== undefined,
  TrangThaiHoSo: like(/^(?:[1-9]|10)$/),
};

/** @throws ServiceError 400 with the names of the fields that are missing or wrong */
export function demandFields({ faults }: Context, body: Body): void {
  const isForgiven = (name: string) => {
    if (name === 'TrangThaiHoSo') return faults.isOn('empty-status-taken');
    return name !== 'MaHoSo' && faults.isOn('missing-field-taken');
  };
  const wrong = Object.entries(DEMANDED)
    .filter(([name, isRight]) => !isRight(textIn(body, name)) && !isForgiven(name))
    .map(([name]) => name);
  if (wrong.length > 0) throw new ServiceError(400, `Thiếu hoặc sai: ${wrong.join(', ')}`);
}

/** A file that was uploaded before. @throws ServiceError 400 */
export function uploaded({ store }: Context, id: string): FileRef {
  const file = store.file(id);
  if (file === undefined) throw new ServiceError(400, 'Tệp chưa được tải lên');
  return { id, name: file.name, sha256: file.sha256 };
}

/** What a system says of fees, demands and results, put into the dossier that is there. */
export function takeLists(ctx: Context, dossier: Dossier, body: Body): void {
  for (const fee of listIn(body, 'DanhSachLePhi')) {
    const code = textIn(fee, 'MaPhiLePhi');
    if (dossier.fees.some((one) => one.code === code)) continue;
    const [name, amount] = [textIn(fee, 'TenPhiLePhi'), Number(textIn(fee, 'Gia'))];
    dossier.fees.push({ name, code, amount, receipt: null });
  }
  for (const asked of listIn(body, 'DanhSachHoSoBoSung')) {
    const id = textIn(asked, 'HoSoBoSungId');
    if (dossier.supplements.some((one) => one.id === id)) continue;
    const at = instantOf(textIn(asked, 'NgayBoSung')) ?? dossier.filedAt;
    dossier.supplements.push({ id, asked: textIn(asked, 'NoiDungBoSung'), at, answeredAt: null });
  }
  for (const paper of listIn(body, 'TaiLieuNop')) {
    const file = uploaded(ctx, textIn(paper, 'TepDinhKemId'));
    if (!dossier.papers.some(({ id }) => id === file.id)) dossier.papers.push(file);
  }
  for (const result of listIn(body, 'DanhSachGiayToKetQua')) {
    const file = uploaded(ctx, textIn(result, 'GiayToId'));
    if (dossier.results.some((one) => one.file.id === file.id)) continue;
    const notation = textIn(result, 'SoKyHieu');
    dossier.results.push({
      ...{ name: textIn(result, 'TenGiayTo'), notation, file },
      code: textIn(result, 'MaGiayToKetQua'),
    });
  }
}

/** A dossier in the names of DongBoHoSoMC, as TraCuuHoSo answers it. */
export function told(dossier: Dossier): Record<string, unknown> {
  const identity = { LoaiDinhDanh: 1, SoDinhDanh: dossier.owner };
  return {
    ...{ MaHoSo: dossier.code, MaTTHC: dossier.procedure, TenTTHC: nameOf(dossier.procedure) },
    ...{ KenhThucHien: String(dossier.channel), ChuHoSo: dossier.applicant, LoaiDoiTuong: '1' },
    ...{ SoDienThoai: dossier.phone, TrichYeuHoSo: dossier.content, MaDonVi: dossier.agency },
    ...{ NgayNopHoSo: portalTime(dossier.filedAt), TrangThaiHoSo: String(dossier.status) },
    DinhDanhCHS: dossier.owner === '' ? [] : [identity],
    TaiLieuNop: dossier.papers.map(({ id, name, sha256 }) => ({
      ...{ TepDinhKemId: id, TenTepDinhKem: name, MaBam: sha256 },
      DuongDanTaiTepTin: `/VXPAdapter/RestService/tep/${id}`,
    })),
    DanhSachLePhi: dossier.fees.map(({ name, code, amount, receipt }) => ({
      ...{ TenPhiLePhi: name, MaPhiLePhi: code, Gia: String(amount), MaBienLai: receipt },
    })),
    DanhSachHoSoBoSung: dossier.supplements.map(({ id, asked, answeredAt }) => ({
      ...{ HoSoBoSungId: id, NoiDungBoSung: asked },
      NgayTiepNhanBoSung: answeredAt === null ? null : portalTime(answeredAt),
    })),
    TienDo: dossier.progress.map(({ at, officer, content }) => ({
      ...{ NguoiXuLy: officer, NoiDungXuLy: content, ThoiDiemXuLy: portalTime(at) },
    })),
  };
}
