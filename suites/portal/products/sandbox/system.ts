import { z } from 'zod';
import type { Account } from '../../../../config/targets/target.ts';
import { configOfSuites } from '../../../journey.ts';
import type { Api } from '../../../stage/api.ts';
import { sha256 } from '../../../stage/hash.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { PortalDossier, SentDossier, System, WrongFields } from '../../offer/system.ts';

const FORWARD = '/VXPAdapter/RestService/forward';
/** Of every answer of a service that did what it was asked. */
const Done = z.looseObject({ error_code: z.literal('0') });
const Login = z.object({ session: z.string().min(1) });
const Code = z.object({ MaHoSo: z.string() });
const Uploaded = z.object({ TepDinhKemId: z.string() });
const Taken = z.object({ DaNhan: z.array(z.string()) });
const Found = z.object({
  result: z.array(
    z.object({
      ...{ MaHoSo: z.string(), MaTTHC: z.string(), TenTTHC: z.string(), MaDonVi: z.string() },
      ...{ ChuHoSo: z.string(), SoDienThoai: z.string(), TrichYeuHoSo: z.string() },
      NgayNopHoSo: z.string(),
      TrangThaiHoSo: z.string(),
      DinhDanhCHS: z.array(z.object({ SoDinhDanh: z.string() })),
      TaiLieuNop: z.array(
        z.object({ TenTepDinhKem: z.string(), MaBam: z.string(), DuongDanTaiTepTin: z.string() }),
      ),
      DanhSachLePhi: z.array(
        z.object({
          ...{ TenPhiLePhi: z.string(), MaPhiLePhi: z.string(), Gia: z.string() },
          MaBienLai: z.string().nullable(),
        }),
      ),
      DanhSachHoSoBoSung: z.array(
        z.object({
          ...{ HoSoBoSungId: z.string(), NoiDungBoSung: z.string() },
          NgayTiepNhanBoSung: z.string().nullable(),
        }),
      ),
      TienDo: z.array(z.object({ NguoiXuLy: z.string(), NoiDungXuLy: z.string() })),
    }),
  ),
});
const Results = z.object({
  result: z.object({
    DanhSachGiayToKetQua: z.array(
      z.object({
        ...{ TenGiayTo: z.string(), SoKyHieu: z.string(), MaKetQua: z.string() },
        ...{ MaHoSo: z.string(), CoQuanChuQuan: z.string() },
        DanhSachTepDinhKem: z.array(
          z.object({ TenTep: z.string(), DuongDan: z.string(), MaBam: z.string() }),
        ),
      }),
    ),
  }),
});
const Procedures = z.object({
  result: z.array(z.object({ MaTTHC: z.string(), TenTTHC: z.string() })),
});

/** Opens a session. @throws AnswerError where the account is not let in */
export async function openSession(api: Api, { username, password }: Account): Promise<string> {
  const headers = { dstcode: 'VN:COM:000.00.00.G22:vpcpdvcqg' };
  const json = { username, password };
  const answer = await api.ask({ method: 'POST', path: `${FORWARD}/login`, headers, json });
  const read = Done.and(Login).safeParse(answer.json);
  if (answer.status !== 200 || !read.success)
    throw new AnswerError(`mở phiên kết nối trả lời mã ${answer.status}`, answer.status);
  return read.data.session;
}

/** Asks a service of the portal. */
export function askService(api: Api, service: string, body: object) {
  return api.ask({ method: 'POST', path: `${FORWARD}/${service}`, json: { service, ...body } });
}

/** A connected system with its session. */
export function systemOn(api: Api, session: string): System {
  const ask = async <T extends z.ZodType>(
    service: string,
    body: object,
    shape: T,
  ): Promise<z.infer<T>> => {
    const { status, json } = await askService(api, service, { session, ...body });
    if (status !== 200) throw new AnswerError(`${service} trả lời mã ${status}`, status);
    const read = shape.safeParse(json);
    if (!Done.safeParse(json).success || !read.success)
      throw new AnswerError(`${service} trả lời khác quy cách`);
    return read.data;
  };
  return {
    newCode: async (agency, procedure) =>
      (await ask('SinhMaHoSo', { madonvi: agency, maTTHC: procedure }, Code)).MaHoSo,
    async upload(code, name, bytes, hash = sha256(bytes)) {
      const file = { TenTepDinhKem: name, NoiDung: bytes.toString('base64'), MaBam: hash };
      return (await ask('TaiTep', { MaHoSo: code, ...file }, Uploaded)).TepDinhKemId;
    },
    async send(dossiers, wrong = {}) {
      const data = dossiers.map((one) => messageOf(one, wrong));
      return (await ask('DongBoHoSoMC', { data }, Taken)).DaNhan;
    },
    async progress(code, officer, content) {
      const at = portalTime(new Date().toISOString());
      const sent = { NguoiXuLy: officer, NoiDungXuLy: content, ThoiDiemXuLy: at };
      await ask('CapNhatTienDoHoSoMC', { MaHoSo: code, ...sent }, Code);
    },
    async status(code, status) {
      await ask('CapNhatTrangThaiHoSo', { MaHoSo: code, TrangThaiHoSo: status }, Code);
    },
    find: async (code) => toldIn(await ask('TraCuuHoSo', { mahoso: code }, Found)),
    async fetch(path) {
      const { status, text } = await api.ask({ path, headers: { session } });
      if (status !== 200) throw new AnswerError(`tải tệp trả lời mã ${status}`, status);
      return Buffer.from(text);
    },
    procedures: async () =>
      (await ask('LayDanhSachTTHC', {}, Procedures)).result.map(({ MaTTHC, TenTTHC }) => ({
        ...{ code: MaTTHC, name: TenTTHC },
      })),
    async results(identity) {
      const body = { SoDinhDanhChuSoHuu: identity };
      const { result } = await ask('GetDanhSachKetQua', body, Results);
      return result.DanhSachGiayToKetQua.map((one) => ({
        ...{ name: one.TenGiayTo, notation: one.SoKyHieu, code: one.MaKetQua },
        ...{ dossier: one.MaHoSo, agency: one.CoQuanChuQuan },
        files: one.DanhSachTepDinhKem.map(({ TenTep, MaBam, DuongDan }) => ({
          ...{ name: TenTep, hash: MaBam, address: DuongDan },
        })),
      }));
    },
    async close() {
      await askService(api, 'logout', { session });
    },
  };
}

function toldIn({ result: [one] }: z.infer<typeof Found>): PortalDossier | null {
  if (one === undefined) return null;
  return {
    ...{ code: one.MaHoSo, procedure: one.MaTTHC, name: one.TenTTHC, agency: one.MaDonVi },
    ...{ applicant: one.ChuHoSo, phone: one.SoDienThoai, content: one.TrichYeuHoSo },
    filedAt: instantIn(one.NgayNopHoSo),
    ...{
      identities: one.DinhDanhCHS.map(({ SoDinhDanh }) => SoDinhDanh),
      status: one.TrangThaiHoSo,
    },
    papers: one.TaiLieuNop.map((paper) => ({
      ...{ name: paper.TenTepDinhKem, hash: paper.MaBam, address: paper.DuongDanTaiTepTin },
    })),
    fees: one.DanhSachLePhi.map((fee) => ({
      ...{ name: fee.TenPhiLePhi, code: fee.MaPhiLePhi },
      ...{ amount: Number(fee.Gia), receipt: fee.MaBienLai },
    })),
    supplements: one.DanhSachHoSoBoSung.map(({ HoSoBoSungId, NoiDungBoSung }) => ({
      ...{ id: HoSoBoSungId, asked: NoiDungBoSung },
    })),
    answered: one.DanhSachHoSoBoSung.filter((asked) => asked.NgayTiepNhanBoSung !== null).map(
      ({ HoSoBoSungId }) => HoSoBoSungId,
    ),
    progress: one.TienDo.map(({ NguoiXuLy, NoiDungXuLy }) => ({
      ...{ officer: NguoiXuLy, content: NoiDungXuLy },
    })),
  };
}

/** A dossier in the names of DongBoHoSoMC; a wrong field that is undefined is left out. */
function messageOf(one: SentDossier, wrong: WrongFields): Record<string, unknown> {
  const at = portalTime(one.receivedAt);
  const whole: Record<string, unknown> = {
    ...{ MaHoSo: one.code, MaTTHC: one.procedure, TenTTHC: one.name, KenhThucHien: '1' },
    ...{ ChuHoSo: one.applicant, LoaiDoiTuong: '1', NgayTiepNhan: at, NgayNopHoSo: at },
    ...{ TrangThaiHoSo: one.status, DonViXuLy: 'Bộ phận một cửa' },
    ...(one.phone !== undefined && { SoDienThoai: one.phone }),
    ...(one.content !== undefined && { TrichYeuHoSo: one.content }),
    DinhDanhCHS: one.identity === null ? [] : [{ LoaiDinhDanh: 1, SoDinhDanh: one.identity }],
    TaiLieuNop: (one.papers ?? []).map((TepDinhKemId) => ({ TepDinhKemId })),
    DanhSachLePhi: (one.fees ?? []).map(({ name, code, amount }) => ({
      ...{ TenPhiLePhi: name, MaPhiLePhi: code, Gia: String(amount) },
    })),
    DanhSachHoSoBoSung: (one.supplements ?? []).map(({ id, asked }) => ({
      ...{ HoSoBoSungId: id, NoiDungBoSung: asked, NgayBoSung: at },
    })),
    DanhSachGiayToKetQua: (one.results ?? []).map(({ name, notation, code, file }) => ({
      ...{ TenGiayTo: name, SoKyHieu: notation, MaGiayToKetQua: code, GiayToId: file },
    })),
    ...wrong,
  };
  return whole;
}

/** What the portal wrote → ISO 8601 in UTC; empty where it is no time. */
function instantIn(text: string): string {
  const { timeZone } = configOfSuites().plan;
  const local = text.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6');
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant().toString();
  } catch {
    return '';
  }
}

/** An instant as the portal writes it: `yyyyMMddHHmmss` where the platform stands. */
function portalTime(iso: string): string {
  const { timeZone } = configOfSuites().plan;
  const format = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone, dateStyle: 'short', timeStyle: 'medium' },
  });
  return format.format(new Date(iso)).replace(/\D/g, '');
}
