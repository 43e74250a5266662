import { startSandbox } from '../../../../sandbox/sandbox.ts';
import type { ApiAnswer, ApiRequest } from '../../../stage/api.ts';
import type { Ask } from '../collect.ts';
import { fetching } from '../fetching.ts';
import { ownContracts } from '../own.ts';
import type { Values } from '../places.ts';

/** The contracts of this repository. */
export const contracts = ownContracts();

const SECRET = 'Sandbox@2025';
const SYSTEMS: Readonly<Record<string, string>> = {
  'province-system': 'mot-cua-tinh',
  'commune-system': 'xa.25195',
  'catalogue-reader': 'tra-cuu-danh-muc',
  'gateway-operator': 'van-hanh',
  'outside-system': 'ngoai-mang',
};

/** A stand-in with tokens for all roles that the contracts speak of. */
export async function openPlace(): Promise<{ ask: Ask; values: Values; close(): Promise<void> }> {
  const options = { seed: 1, port: 0, platforms: ['lgsp'], faults: [], settings: {} };
  const sandbox = await startSandbox(options);
  const send = fetching(sandbox.addresses['lgsp'] ?? '');
  const tokens = new Map<string, string>();
  for (const [role, username] of Object.entries(SYSTEMS)) {
    const { json } = await send({
      ...{ method: 'POST', path: '/token' },
      headers: { Authorization: `Basic ${btoa(`${username}:${SECRET}`)}` },
      form: { grant_type: 'client_credentials' },
    });
    tokens.set(role, (json as { access_token: string }).access_token);
  }
  const ask: Ask = (request: ApiRequest, role): Promise<ApiAnswer> => {
    const token = role === null ? undefined : tokens.get(role);
    const headers = {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(request.path === '/dongbo/hoSo' && { 'X-Request-Id': 'kt-contract' }),
      ...request.headers,
    };
    return send({ ...request, headers });
  };
  const values: Values = new Map([
    ['number', '1000001'],
    ['basic', btoa(`${SYSTEMS['province-system']}:${SECRET}`)],
    ['account.username', SYSTEMS['province-system'] ?? ''],
    ['account.password', SECRET],
    ['citizen.id', '099190000001'],
    ['citizen.name', 'Nguyễn Thị Kiểm Thử'],
    ['citizen.insurance', '7900000001'],
    ['enterprise', '3609000001'],
    ['requestId', 'kt-contract'],
  ]);
  return { ask, values, close: () => sandbox.stop() };
}
