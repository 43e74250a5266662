import { configOfSuites } from '../../../../journey.ts';

/** Of all who work at the desk; it holds no real person. */
export const PASSWORD = 'Sandbox@2025';

const CITIZENS = 12;
const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ'];
const GIVEN = ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hà', 'Khánh', 'Lan', 'Minh', 'Ngọc', 'Oanh'];

interface Person {
  login: string;
  name: string;
  role: string;
  unit?: string;
  residence?: string;
}

/** The units whose accounts the target has: each is a project of its own. */
export function unitsOf(): { code: string; name: string }[] {
  const { plan, communes } = configOfSuites();
  const province = { code: plan.province.code, name: plan.province.name.vi };
  return [province, ...communes.map(({ code, name }) => ({ code, name }))];
}

/** Everybody who works at the desk, with made-up names. */
export function peopleOf(): Person[] {
  const residence = unitsOf()[1]?.name ?? '';
  const citizens = Array.from({ length: CITIZENS }, (_, i) => ({
    ...{ login: `congdan.${i + 1}`, name: nameOf(i), role: 'citizen', residence },
  }));
  const officers = unitsOf().flatMap(({ code }, i) => [
    { login: `motcua.${code}`, name: nameOf(i + 13), role: 'one-stop', unit: code },
    { login: `chuyenvien.${code}`, name: nameOf(i + 29), role: 'specialist', unit: code },
    { login: `chuyenvien2.${code}`, name: nameOf(i + 31), role: 'specialist', unit: code },
    { login: `lanhdao.${code}`, name: nameOf(i + 47), role: 'leader', unit: code },
    { login: `vanthu.${code}`, name: nameOf(i + 59), role: 'clerk', unit: code },
  ]);
  return [...citizens, ...officers, { login: 'quantri', name: 'Quản Trị', role: 'administrator' }];
}

function nameOf(n: number): string {
  const family = FAMILIES[n % FAMILIES.length];
  return `${family} Văn ${GIVEN[(n * 7) % GIVEN.length]}`;
}
