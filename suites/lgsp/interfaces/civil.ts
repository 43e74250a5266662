import { z } from 'zod';
import type { CivilStatus, Land } from '../offer/calls.ts';
import type { Wire } from './wire.ts';

const Reply = z.object({ errorCode: z.string(), errorMessage: z.string() });
const Registered = Reply.extend({ soDangKy: z.string().nullable() });
const Status = Reply.extend({
  hoSo: z.array(z.object({ soDangKy: z.string(), trangThai: z.string(), hoTen: z.string() })),
});

const told = ({ errorCode: code, errorMessage: text }: z.infer<typeof Reply>) => ({ code, text });

/** The civil status service. */
export function civilOn(wire: Wire): CivilStatus {
  const post = <T extends z.ZodType>(name: string, json: object, shape: T, key?: string) =>
    wire.ask(
      {
        ...{ method: 'POST', path: `/hotich/${name}`, json },
        ...(key !== undefined && { headers: { 'Idempotency-Key': key } }),
      },
      shape,
    );
  return {
    async register({ unit, module, dossier, receivedOn, data }, key) {
      const json = { maDonVi: unit, module, maHoSo: dossier, ngayTiepNhan: receivedOn, data };
      const answer = await post('dangKyHoTich', json, Registered, key);
      return { ...told(answer), number: answer.soDangKy };
    },
    async status(unit, dossier) {
      const json = { maDonVi: unit, maHoSo: dossier };
      const answer = await post('traTrangThaiHoSo', json, Status);
      const registrations = answer.hoSo.map((one) => ({
        ...{ number: one.soDangKy, state: one.trangThai, name: one.hoTen },
      }));
      return { ...told(answer), registrations };
    },
    async supplement(unit, dossier, data) {
      return told(await post('boSungHoSo', { maDonVi: unit, maHoSo: dossier, data }, Reply));
    },
  };
}

const LandReply = z.object({ MaLoi: z.string(), ThongBao: z.string() });
const LandFound = LandReply.extend({
  HoSo: z
    .object({
      ...{ XaId: z.string(), SoBienNhan: z.string(), ChuHoSo: z.string() },
      NgayTiepNhan: z.string(),
    })
    .nullable(),
});

/** The land information system. */
export function landOn(wire: Wire): Land {
  return {
    async receive({ unit, number, owner, receivedAt }) {
      const json = {
        ...{ TinhId: '19', XaId: unit, SoBienNhan: number },
        ...{ ChuHoSo: owner, NgayTiepNhan: receivedAt },
      };
      const path = '/datdai/TiepNhanHoSo';
      const { MaLoi, ThongBao } = await wire.ask({ method: 'POST', path, json }, LandReply);
      return { code: MaLoi, text: ThongBao };
    },
    async find(unit, number) {
      const json = { XaId: unit, SoBienNhan: number };
      const path = '/datdai/TraCuuHoSo';
      const { MaLoi, ThongBao, HoSo } = await wire.ask({ method: 'POST', path, json }, LandFound);
      const dossier = HoSo && {
        ...{ unit: HoSo.XaId, number: HoSo.SoBienNhan, owner: HoSo.ChuHoSo },
        receivedAt: HoSo.NgayTiepNhan,
      };
      return { code: MaLoi, text: ThongBao, dossier };
    },
  };
}
