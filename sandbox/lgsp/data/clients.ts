import { PASSWORD } from '../../data/people.ts';
import { units } from '../../data/units.ts';

/** What a token lets its holder do. */
export const SCOPES = [
  'catalogues',
  'catalogues:write',
  'civil-status',
  'population',
  'enterprise',
  'insurance',
  'dossiers',
  'land',
  'services',
  'operations',
] as const;
export type Scope = (typeof SCOPES)[number];

/** A system that is connected to the platform. */
export interface Client {
  id: string;
  secret: string;
  name: string;
  /** Code of the unit it speaks for; null where it speaks for every unit of the province. */
  unit: string | null;
  scopes: readonly Scope[];
  /** Addresses it may call from. */
  addresses: readonly string[];
  /** Calls in one window of the rate limit. */
  rate: number;
}

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];
const MANY = 100_000;
const SERVICES: readonly Scope[] = [
  ...(['catalogues', 'civil-status', 'population', 'enterprise', 'insurance'] as const),
  ...(['dossiers', 'land', 'services'] as const),
];

const system = (
  id: string,
  name: string,
  scopes: readonly Scope[],
  more: Partial<Client> = {},
) => ({
  ...{ id, name, scopes, secret: PASSWORD, unit: null, addresses: LOOPBACK, rate: MANY },
  ...more,
});

/** Every connected system; those of the units have the unit's code at the end. */
export const clients: ReadonlyMap<string, Client> = new Map(
  [
    system('mot-cua-tinh', 'Hệ thống một cửa của tỉnh', [...SERVICES, 'catalogues:write']),
    system('van-hanh', 'Giám sát, vận hành nền tảng', ['operations', 'services']),
    system('tra-cuu-danh-muc', 'Cổng dữ liệu mở', ['catalogues', 'services']),
    system('gioi-han', 'Hệ thống thử giới hạn tần suất', SERVICES, { rate: 20 }),
    system('ngoai-mang', 'Hệ thống ngoài danh sách địa chỉ', SERVICES, {
      addresses: ['203.0.113.10'],
    }),
    ...units.map(({ code, name }) =>
      system(`xa.${code}`, `Hệ thống của ${name}`, SERVICES, { unit: code }),
    ),
  ].map((one) => [one.id, one]),
);
