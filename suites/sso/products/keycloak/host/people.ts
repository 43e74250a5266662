/** Of all who have an account here; it holds no real person. */
export const PASSWORD = 'Sandbox@2025';

/** Names of the levels of assurance: by the password alone, with the one-time code, too. */
export const LEVELS = { low: 'muc-1', high: 'muc-2' } as const;

/** System → the client that it is here. */
export const SYSTEMS = { citizens: 'cong', desk: 'mot-cua', documents: 'van-ban' } as const;

export interface Person {
  username: string;
  name: string;
  kind: 'cong-dan' | 'can-bo';
}

const NAMES = ['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Văn Cường', 'Phạm Thị Dung', 'Hoàng Văn Em'];
const four = (n: number) => String(n).padStart(4, '0');

/**
 * Everybody who signs in, with made-up names: officers, officers without a link, citizens. As many as two workers need to
 * have accounts of their own: one of them is locked by its case.
 */
export function peopleOf(): Person[] {
  const named = (prefix: string, first: number, count: number, kind: Person['kind']) =>
    Array.from({ length: count }, (_, nth) => ({
      username: `${prefix}.${four(first + nth)}`,
      name: NAMES[nth % NAMES.length]!,
      kind,
    }));
  return [
    ...named('canbo', 1, 40, 'can-bo'),
    ...named('canbo', 9_001, 8, 'can-bo'),
    ...named('congdan', 1, 40, 'cong-dan'),
  ];
}
