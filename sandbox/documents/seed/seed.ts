import { inventName, pick, randomFrom } from '../../data/people.ts';
import { atomically } from '../../data/atomically.ts';
import type { Stores } from '../store/stores.ts';
import { ownAgencies } from '../data/agencies.ts';
import type { Agency } from '../data/agencies.ts';
import { symbolOf } from '../data/kinds.ts';
import type { Role } from '../domain/roles.ts';
import { identityOf } from '../exchange/envelope.ts';

const STAFF: readonly [name: string, role: Role][] = [
  ['vanthu', 'vanthu'],
  ['lanhdao', 'lanhdao'],
  ['truongphong', 'truongphong'],
  ['chuyenvien', 'chuyenvien'],
  ['chuyenvien2', 'chuyenvien'],
  ['troly', 'troly'],
  ['vanthu2', 'vanthu'],
];

/** Accounts of all agencies, and the administrator. */
export function seedAccounts({ users }: Stores, seed: number): void {
  const random = randomFrom(seed * 104729 + 5);
  const one = { unit: null, active: 1 };
  users.add({ ...one, username: 'quantri', role: 'quantri', fullName: 'Quản trị hệ thống' });
  for (const { code } of ownAgencies)
    for (const [name, role] of STAFF)
      users.add({
        username: `${name}.${code}`,
        role,
        unit: code,
        fullName: inventName(random),
        active: 1,
      });
}

const SUBJECTS = [
  'về việc rà soát trụ sở làm việc sau sắp xếp đơn vị hành chính',
  'về việc bố trí cán bộ trực Trung tâm Phục vụ hành chính công',
  'về việc báo cáo tình hình vận hành các nền tảng số dùng chung',
  'về việc tăng cường phòng, chống cháy rừng mùa khô',
  'về việc cử cán bộ tham gia lớp tập huấn chữ ký số',
] as const;

/** Five documents of July 2025 for every agency: three that came and were handled, two that went out. */
export function seedDocuments(stores: Stores, seed: number): void {
  const random = randomFrom(seed * 15485863 + 7);
  atomically(stores.db, () => {
    for (const agency of ownAgencies) {
      for (let n = 0; n < 3; n += 1)
        addIncoming(stores, agency, pick(random, ownAgencies), pick(random, SUBJECTS), n);
      for (let n = 0; n < 2; n += 1) addOutgoing(stores, agency, pick(random, SUBJECTS), n);
    }
  });
}

const YEAR = 2025;
const dayOf = (n: number) => `${YEAR}-07-${String(7 + n * 7).padStart(2, '0')}`;

function addIncoming(
  { documents, records, users }: Stores,
  agency: Agency,
  from: Agency,
  about: string,
  n: number,
): void {
  const [number, notation, issuedOn] = [String(100 + n), symbolOf('18', from.short), dayOf(n)];
  const holder = users.ofUnit(agency.code, 'chuyenvien')[0]?.username ?? null;
  const { id } = documents.add({
    ...{
      direction: 'in',
      unit: agency.code,
      state: 'done',
      kind: '18',
      year: YEAR,
      source: 'exchange',
    },
    ...{
      number,
      notation,
      issuedOn,
      author: from.name,
      authorId: from.organId,
      subject: `V/v ${about}`,
    },
    ...{ arrivedOn: issuedOn, transferredOn: issuedOn, holder, signer: 'Lãnh đạo cơ quan' },
    documentId: identityOf({
      from: { organId: from.organId, name: from.name },
      issuedOn,
      number,
      notation,
    }),
    arrivalNumber: documents.next(agency.code, 'in', YEAR),
    instruction: 'Giao chuyên viên xử lý theo quy định.',
    result: 'Đã tham mưu văn bản trả lời.',
  });
  records.tell(
    id,
    'Trục liên thông văn bản',
    'Văn bản đến từ trục liên thông',
    from.name,
    `${issuedOn}T02:00:00.000Z`,
  );
}

function addOutgoing(
  { documents, records, users }: Stores,
  agency: Agency,
  about: string,
  n: number,
): void {
  const kind = n === 0 ? '7' : '18';
  const issuedOn = dayOf(n + 1);
  const leader = users.ofUnit(agency.code, 'lanhdao')[0];
  const number = String(documents.next(agency.code, `out-${kind}`, YEAR));
  const notation = symbolOf(kind, agency.short);
  const { id } = documents.add({
    ...{ direction: 'out', unit: agency.code, state: 'issued', kind, year: YEAR, source: 'own' },
    ...{ number, notation, issuedOn, author: agency.name, authorId: agency.organId },
    ...{ subject: `V/v ${about}`, signer: leader?.fullName ?? null, transferredOn: issuedOn },
    documentId: identityOf({
      from: { organId: agency.organId, name: agency.name },
      issuedOn,
      number,
      notation,
    }),
    drafter: users.ofUnit(agency.code, 'chuyenvien')[0]?.username ?? null,
  });
  records.tell(
    id,
    `${leader?.fullName ?? ''} (Lãnh đạo)`,
    'Ký số',
    '',
    `${issuedOn}T03:00:00.000Z`,
  );
}
