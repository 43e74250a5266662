import { configOfSuites, platformOf, roleName } from './journey.ts';

/** One right of one role, as the configuration gives or withholds it. */
export interface Cell {
  permission: string;
  role: string;
  allowed: boolean;
  /** `Chuyên viên không được ký số kết quả`. */
  title: string;
}

/** The authorization matrix of a platform: every permission with every role, visitors included. */
export function matrixOf(platform: string): Cell[] {
  const { roles, permissions } = configOfSuites().roles;
  const own = new Set(platformOf(platform).roles);
  const people = Object.keys(roles).filter(
    (role) => own.has(role) || roles[role]?.signsIn === false,
  );
  return Object.entries(permissions[platform] ?? {}).flatMap(
    ([permission, { title, roles: holders }]) =>
      people.map((role) => {
        const allowed = holders.includes(role);
        const doing = title.vi.charAt(0).toLocaleLowerCase('vi') + title.vi.slice(1);
        const named = `${roleName(role)} ${allowed ? 'được' : 'không được'} ${doing}`;
        return { permission, role, allowed, title: named };
      }),
  );
}
