import { readCsv } from '../../data/csv.ts';

/** One thing the filing form asks for. */
export interface Field {
  name: string;
  label: string;
  /** What the announced procedure prescribes. */
  required: boolean;
  type: 'text' | 'date' | 'tel' | 'email' | 'number' | 'textarea';
  autocomplete?: string;
  value?: string;
}

export interface Procedure {
  code: string;
  name: string;
  field: string;
  /** `xa`: settled by a commune. `tinh`: settled by the province. */
  level: 'xa' | 'tinh';
  /** Working days from reception to result. */
  days: number;
  /** Fee in đồng; 0 where the procedure is free. */
  fee: number;
  fields: Field[];
}

const applicantFields: Field[] = [
  { name: 'fullName', label: 'Họ và tên', required: true, type: 'text', autocomplete: 'name' },
  { name: 'idNumber', label: 'Số định danh cá nhân', required: true, type: 'text' },
  { name: 'birthDate', label: 'Ngày sinh', required: true, type: 'text', autocomplete: 'bday' },
  {
    name: 'address',
    label: 'Nơi thường trú',
    required: true,
    type: 'text',
    autocomplete: 'street-address',
  },
  { name: 'phone', label: 'Số điện thoại', required: true, type: 'tel', autocomplete: 'tel' },
  { name: 'email', label: 'Thư điện tử', required: false, type: 'email', autocomplete: 'email' },
];

const requestFields: Field[] = [
  { name: 'content', label: 'Nội dung yêu cầu', required: true, type: 'textarea' },
  { name: 'note', label: 'Ghi chú', required: false, type: 'text' },
];

const copies: Field = {
  name: 'copies',
  label: 'Số lượng bản sao',
  required: true,
  type: 'number',
  value: '1',
};

const ownFields: Record<string, Field[]> = {
  '2.000635': [copies],
  '2.000815': [copies],
  '1.001193': [{ name: 'childName', label: 'Họ và tên trẻ', required: true, type: 'text' }],
  '1.000894': [
    { name: 'spouseName', label: 'Họ và tên người kết hôn cùng', required: true, type: 'text' },
  ],
};

const daysByField: Record<string, number> = {
  'Hộ tịch': 5,
  'Chứng thực': 2,
  'Đất đai': 15,
  'Đăng ký biện pháp bảo đảm': 3,
};

const ownDays: Record<string, number> = {
  '1.012812': 45,
  '1.012805': 60,
  '1.013978': 20,
  '2.000635': 1,
  '2.000815': 1,
};

const feeByField: Record<string, number> = {
  'Hộ tịch': 0,
  'Chứng thực': 10_000,
  'Đất đai': 100_000,
  'Đăng ký biện pháp bảo đảm': 80_000,
};

const ownFees: Record<string, number> = { '2.000635': 8_000, '2.001019': 50_000 };

/** The announced procedures. Days and fees are assumed figures of the usual size. */
export const procedures: readonly Procedure[] = readCsv(
  new URL('procedures.csv', import.meta.url),
).map((row) => {
  const code = row['code'] ?? '';
  const field = row['field'] ?? '';
  return {
    code,
    name: row['name'] ?? '',
    field,
    level: row['level'] === 'tinh' ? 'tinh' : 'xa',
    days: ownDays[code] ?? daysByField[field] ?? 10,
    fee: ownFees[code] ?? feeByField[field] ?? 0,
    fields: [...applicantFields, ...(ownFields[code] ?? []), ...requestFields],
  };
});

const byCode = new Map(procedures.map((procedure) => [procedure.code, procedure]));

export function findProcedure(code: string | undefined): Procedure | undefined {
  return byCode.get(code ?? '');
}

/** The procedure, which must exist: for codes that come from our own store. */
export function procedureOf(code: string): Procedure {
  const procedure = byCode.get(code);
  if (!procedure) throw new RangeError(`no procedure ${code}`);
  return procedure;
}
