import type { Form } from '../domain/forms.ts';
import type { Values } from '../domain/reckon.ts';

/** What a signature is over. */
export interface Signed {
  form: Form;
  period: string;
  unit: string;
  unitName: string;
  version: number;
  figures: Values;
}

/** The text that is signed: the same figures always give the same text. */
export function signedText({ form, period, unit, unitName, version, figures }: Signed): string {
  return JSON.stringify({
    ...{ bieuMau: form.code, phienBanBieuMau: form.version, ky: period },
    ...{ donVi: unit, tenDonVi: unitName, phienBan: version },
    soLieu: form.cells.flatMap(({ key }) => (key in figures ? [[key, figures[key]]] : [])),
  });
}
