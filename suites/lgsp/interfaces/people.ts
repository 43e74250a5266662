import { z } from 'zod';
import { AnswerError } from '../../stage/precondition.ts';
import type { Citizen, People } from '../offer/calls.ts';
import type { Wire } from './wire.ts';
import { escaped } from '../xml.ts';

const Exists = z.object({ TonTai: z.boolean() });
const Insured = z.object({ maSoBhxh: z.string().nullable() });
const Household = z.object({
  thanhVien: z.array(z.object({ maSoBhxh: z.string(), hoTen: z.string() })),
});
const Enterprise = z.object({
  doanhNghiep: z
    .object({ maSoDoanhNghiep: z.string(), tenDoanhNghiep: z.string(), trangThai: z.string() })
    .nullable(),
});

/** What is asked about a citizen. */
export const question = ({ id, name }: Citizen) => ({
  ...{ MaYeuCau: 'KT-0001', MaDichVu: '033', MaCanBo: 'kiem-thu' },
  ...{ SoDinhDanh: id, HoVaTen: name },
});
/** A question as SOAP has it. */
export function envelope(fields: Readonly<Record<string, string>>): string {
  const inner = Object.entries(fields).map(([name, text]) => `<${name}>${escaped(text)}</${name}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><XacThucThongTinCongDanRequest xmlns="http://dancuquocgia.bca">${inner.join('')}</XacThucThongTinCongDanRequest></soap:Body></soap:Envelope>`;
}

/** Services about persons and enterprises. */
export function peopleOn(wire: Wire): People {
  const sendXml = (body: string) =>
    wire.send({
      ...{ method: 'POST', path: '/dancu/soap', body },
      headers: { 'Content-Type': 'text/xml; charset=utf-8' },
    });
  const askBySoap = (citizen: Citizen) => sendXml(envelope(question(citizen)));
  return {
    sendXml,
    async exists(citizen) {
      const path = '/dancu/xacThucThongTinCongDan';
      return (await wire.ask({ method: 'POST', path, json: question(citizen) }, Exists)).TonTai;
    },
    askBySoap,
    async existsBySoap(citizen) {
      const { status, text } = await askBySoap(citizen);
      if (status !== 200) throw new AnswerError(`dịch vụ SOAP trả lời mã ${status}`);
      const found = /<(?:\w+:)?TonTai>\s*(true|false)\s*</.exec(text)?.[1];
      if (found === undefined) throw new AnswerError('dịch vụ SOAP trả lời khác quy cách');
      return found === 'true';
    },
    async insuranceNumber({ id, name }) {
      const path = '/bhxh/getMaSoBhxhTheoTieuChi';
      const json = { soDinhDanh: id, hoTen: name };
      return (await wire.ask({ method: 'POST', path, json }, Insured)).maSoBhxh;
    },
    async household(maSoBhxh) {
      const path = '/bhxh/getTraCuuTtHgdByMaSoBhxh';
      const json = { maSoBhxh };
      const { thanhVien } = await wire.ask({ method: 'POST', path, json }, Household);
      return thanhVien.map((one) => ({ number: one.maSoBhxh, name: one.hoTen }));
    },
    async enterprise(number) {
      const path = `/doanhnghiep/chiTietDoanhNghiep?msdn=${encodeURIComponent(number)}`;
      const { doanhNghiep: one } = await wire.ask({ path }, Enterprise);
      if (one === null) return null;
      return { number: one.maSoDoanhNghiep, name: one.tenDoanhNghiep, state: one.trangThai };
    },
  };
}
