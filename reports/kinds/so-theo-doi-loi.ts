import type { Kind } from '../kind.ts';
import { buildRegister } from '../register.ts';

/** The defect register. */
export const soTheoDoiLoi: Kind<'register'> = {
  name: 'so-theo-doi-loi',
  shape: 'register',
  content: buildRegister,
};
