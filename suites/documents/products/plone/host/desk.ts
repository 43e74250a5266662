import { configOfSuites } from '../../../../journey.ts';

/** Of all who work here; it holds no real person. */
export const PASSWORD = 'Sandbox@2025';

/** Units that the target works with. */
const UNITS = ['25195', '26041'];

const OFFICERS = [
  { login: 'vanthu', name: 'Trần Thị Hà', role: 'clerk' },
  { login: 'lanhdao', name: 'Lê Văn Minh', role: 'leader' },
  { login: 'truongphong', name: 'Phạm Thị Lan', role: 'head' },
  { login: 'chuyenvien', name: 'Nguyễn Văn An', role: 'specialist' },
  { login: 'chuyenvien2', name: 'Hoàng Thị Chi', role: 'specialist' },
  { login: 'troly', name: 'Vũ Văn Bình', role: 'assistant' },
] as const;

/** Units, which are folders, with their names. */
export function unitsOf(): { code: string; name: string }[] {
  const { communes } = configOfSuites();
  return UNITS.map((code) => ({
    code,
    name: communes.find((one) => one.code === code)?.name ?? code,
  }));
}

/** Everybody who signs in, with made-up names. */
export function peopleOf(): { login: string; name: string; role: string; unit?: string }[] {
  const officers = UNITS.flatMap((unit) =>
    OFFICERS.map(({ login, name, role }) => ({ login: `${login}.${unit}`, name, role, unit })),
  );
  return [...officers, { login: 'quantri', name: 'Quản Trị', role: 'administrator' }];
}
