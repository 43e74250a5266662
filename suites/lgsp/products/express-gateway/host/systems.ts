import { scopesOf } from '../scopes.ts';

/** The secret of every system; none of them is real. */
export const SECRET = 'Sandbox@2025';

/** Units that the target works with. */
const UNITS = ['25195', '26041'];

/** Name of the system whose calls are limited. */
export const LIMITED = 'gioi-han';

/** A system that is connected to the gateway: a consumer, in its words. */
export interface System {
  username: string;
  scopes: readonly string[];
}

/** Every system that the target has an account of. */
export function systemsOf(): System[] {
  const named = {
    'mot-cua-tinh': 'province-system',
    'tra-cuu-danh-muc': 'catalogue-reader',
    'van-hanh': 'gateway-operator',
    [LIMITED]: 'limited-system',
    'ngoai-mang': 'outside-system',
  };
  return [
    ...Object.entries(named).map(([username, role]) => ({ username, scopes: scopesOf(role) })),
    ...UNITS.map((unit) => ({ username: `xa.${unit}`, scopes: scopesOf('commune-system') })),
  ];
}
