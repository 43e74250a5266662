import type { APIRequestContext } from '@playwright/test';
import { z } from 'zod';
import { AnswerError } from '../../../stage/precondition.ts';
import type {
  Campaign,
  Packet,
  Receipt,
  Template,
  Totals,
  UnitReport,
} from '../../offer/reports.ts';

const Figures = z.record(z.string(), z.string());
const Signature = z.object({
  ...{ noiDung: z.string(), giaTri: z.string(), chungThu: z.string(), nguoiKy: z.string() },
});
const CampaignJson = z.object({
  ...{ id: z.number(), ten: z.string(), bieuMau: z.string(), ky: z.string() },
  phienBanBieuMau: z.number(),
  ...{ tuNgay: z.string(), denNgay: z.string(), hanGui: z.string() },
  ...{
    dangMo: z.boolean(),
    toanTinh: z.boolean(),
    coSoNganh: z.boolean(),
    kyTruoc: z.number().nullable(),
  },
});
const CampaignsJson = z.object({ dotBaoCao: z.array(CampaignJson) });
const ReportsJson = z.object({
  baoCao: z.array(
    z.object({
      ...{ id: z.number(), donVi: z.string(), tenDonVi: z.string(), trangThai: z.string() },
      ...{ phienBan: z.number(), soLanGui: z.number(), quaHan: z.boolean() },
      ...{ nhacLuc: z.string().nullable(), soLieu: Figures, kySo: Signature.nullable() },
    }),
  ),
});
const UnitJson = z.object({ ma: z.string(), ten: z.string() });
const TotalsJson = z.object({
  tongHop: z.array(
    z.object({
      ...{ lan: z.number(), hoanThanhLuc: z.string().nullable(), soLieu: Figures },
      donVi: z.array(UnitJson.extend({ phienBan: z.number() })),
    }),
  ),
  chuaTongHop: z.array(UnitJson),
});
const PacketsJson = z.object({
  goiTin: z.array(
    z.object({
      ...{ bieuMau: z.object({ ma: z.string() }), kyBaoCao: z.string(), chuKy: Signature },
      soLieu: z.array(z.object({ chiTieu: z.string(), thuocTinh: z.string(), giaTri: z.string() })),
      donViThanhPhan: z.array(z.object({ ma: z.string(), phienBan: z.number() })),
    }),
  ),
  bienNhan: z.array(z.object({ maTiepNhan: z.string(), maBam: z.string() })),
});
const Line = z
  .object({ ma: z.string(), ten: z.string() })
  .transform(({ ma, ten }) => ({ id: ma, title: ten }));
const TemplatesJson = z.object({
  bieuMau: z.array(
    z.object({
      ...{ ma: z.string(), phienBan: z.number() },
      ...{ chiTieu: z.array(Line), thuocTinh: z.array(Line) },
    }),
  ),
});

const signatureOf = (one: z.infer<typeof Signature>) => ({
  ...{ text: one.noiDung, value: one.giaTri, certificate: one.chungThu, signer: one.nguoiKy },
});

const campaignOf = (one: z.infer<typeof CampaignJson>): Campaign => ({
  ...{ id: String(one.id), title: one.ten, form: one.bieuMau, period: one.ky },
  formVersion: one.phienBanBieuMau,
  ...{ from: one.tuNgay, to: one.denNgay, dueOn: one.hanGui },
  ...{ isOpen: one.dangMo, isWhole: one.toanTinh, withDepartments: one.coSoNganh },
  follows: one.kyTruoc === null ? null : String(one.kyTruoc),
});

/** The interface by which other systems read reports. */
export class SandboxInterface {
  readonly #request: APIRequestContext;
  readonly #base: string;

  constructor(request: APIRequestContext, base: string) {
    this.#request = request;
    this.#base = base;
  }

  async campaigns(period = ''): Promise<Campaign[]> {
    const { dotBaoCao } = await this.#ask(`/api/dot-bao-cao?ky=${period}`, CampaignsJson);
    return dotBaoCao.map(campaignOf);
  }

  async campaign(id: string): Promise<Campaign> {
    const found = campaignOf(await this.#ask(`/api/dot-bao-cao/${id}`, CampaignJson));
    if (found.id !== id) throw new AnswerError(`giao diện trả đợt báo cáo khác, không phải ${id}`);
    return found;
  }

  async reports(id: string): Promise<UnitReport[]> {
    const { baoCao } = await this.#ask(`/api/dot-bao-cao/${id}/so-lieu`, ReportsJson);
    return baoCao.map((one) => ({
      ...{ id: String(one.id), unit: one.donVi, unitName: one.tenDonVi, state: one.trangThai },
      ...{ version: one.phienBan, timesSent: one.soLanGui, isLate: one.quaHan },
      ...{ isReminded: one.nhacLuc !== null, figures: one.soLieu },
      signature: one.kySo && signatureOf(one.kySo),
    }));
  }

  async totals(id: string): Promise<Totals> {
    const { tongHop, chuaTongHop } = await this.#ask(`/api/dot-bao-cao/${id}/tong-hop`, TotalsJson);
    return {
      totals: tongHop.map(({ lan, hoanThanhLuc, soLieu, donVi }) => ({
        ...{ number: lan, isCompleted: hoanThanhLuc !== null, figures: soLieu },
        units: donVi.map(({ ma, ten, phienBan }) => ({ unit: ma, name: ten, version: phienBan })),
      })),
      missing: chuaTongHop.map(({ ma, ten }) => ({ unit: ma, name: ten })),
    };
  }

  async packets(id: string): Promise<Packet[]> {
    const { goiTin } = await this.#ask(`/api/dot-bao-cao/${id}/goi-tin`, PacketsJson);
    return goiTin.map((one) => ({
      ...{ form: one.bieuMau.ma, period: one.kyBaoCao, signature: signatureOf(one.chuKy) },
      figures: Object.fromEntries(
        one.soLieu.map(({ chiTieu, thuocTinh, giaTri }) => [`${chiTieu}.${thuocTinh}`, giaTri]),
      ),
      units: one.donViThanhPhan.map(({ ma, phienBan }) => ({ unit: ma, version: phienBan })),
    }));
  }

  async receipts(id: string): Promise<Receipt[]> {
    const { bienNhan } = await this.#ask(`/api/dot-bao-cao/${id}/goi-tin`, PacketsJson);
    return bienNhan.map(({ maTiepNhan, maBam }) => ({ code: maTiepNhan, digest: maBam }));
  }

  async templates(): Promise<Template[]> {
    const { bieuMau } = await this.#ask('/api/bieu-mau', TemplatesJson);
    return bieuMau.map(({ ma, phienBan, chiTieu, thuocTinh }) => ({
      ...{ form: ma, version: phienBan, rows: chiTieu, columns: thuocTinh },
    }));
  }

  /** @throws AnswerError where the answer is no success, or not of this shape */
  async #ask<T extends z.ZodType>(path: string, shape: T): Promise<z.infer<T>> {
    const answer = await this.#request.get(this.#base + path, { maxRedirects: 0 });
    const name = path.split('?')[0] ?? '';
    if (answer.status() !== 200)
      throw new AnswerError(`giao diện ${name} trả lời mã ${answer.status()}`, answer.status());
    const read = shape.safeParse(await answer.json().catch(() => undefined));
    if (!read.success) throw new AnswerError(`giao diện ${name} trả lời không đúng cấu trúc`);
    return read.data;
  }
}
