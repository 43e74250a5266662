import type { FormValues } from '../../../stage/html-fill.ts';
import { shownDay } from '../../dates.ts';
import type { Doing, Doings } from '../../offer/dossier.ts';

/** The forms of a dossier's page, by the words on their buttons. */
export const FORMS: Readonly<Record<Doing, string>> = {
  receive: 'Tiếp nhận hồ sơ',
  assign: 'Phân công xử lý',
  assess: 'Lưu ý kiến thẩm định',
  handOver: 'Chuyển chuyên viên khác',
  submit: 'Trình ký',
  sign: 'Ký số',
  returnResult: 'Trả kết quả',
  requestSupplement: 'Yêu cầu bổ sung',
  supplement: 'Gửi bổ sung',
  refuse: 'Từ chối hồ sơ',
  apologise: 'Gửi thư xin lỗi và hẹn lại',
  requestFee: 'Yêu cầu nộp phí',
  withdraw: 'Rút hồ sơ',
};

/** What people do with a dossier, as forms that are filled in and sent. */
export function doingsBy(send: (form: string, values: FormValues) => Promise<void>): Doings {
  const act = (doing: Doing, values: FormValues = {}) => send(FORMS[doing], values);
  return {
    receive: () => act('receive'),
    assign: ({ username }) => act('assign', { 'Chuyên viên xử lý': username }),
    assess: (opinion) => act('assess', { 'Ý kiến thẩm định': opinion }),
    handOver: ({ username }) => act('handOver', { 'Chuyển cho chuyên viên': username }),
    submit: () => act('submit'),
    sign: () => act('sign'),
    returnResult: () => act('returnResult'),
    requestSupplement: (wanted) => act('requestSupplement', { 'Nội dung yêu cầu bổ sung': wanted }),
    supplement: (answer, paper) =>
      act('supplement', { 'Nội dung bổ sung': answer, 'Giấy tờ bổ sung': paper }),
    refuse: (reason) => act('refuse', { 'Lý do từ chối': reason }),
    apologise: (day, letter) =>
      act('apologise', { 'Ngày hẹn trả mới': shownDay(day), 'Lý do xin lỗi': letter }),
    requestFee: () => act('requestFee'),
    withdraw: (reason) => act('withdraw', { 'Lý do rút hồ sơ': reason }),
  };
}
