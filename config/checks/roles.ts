import type { Fault } from '../reading/faults.ts';
import type { PlatformFolder } from '../platforms/read.ts';
import type { Roles, RolesFile } from '../platforms/roles.ts';
import { Reporter } from '../reading/reporter.ts';
import type { Read } from '../reading/reporter.ts';

/** The roles of `roles.yaml` with those that single platforms have, and all permissions. */
export function rolesOf(file: RolesFile, folders: readonly PlatformFolder[]): Roles {
  const read = folders.flatMap(({ slug, permissions }) =>
    permissions === null ? [] : [{ slug, ...permissions.value }],
  );
  return {
    roles: Object.assign({}, ...read.map(({ roles }) => roles), file.roles) as Roles['roles'],
    permissions: Object.fromEntries(read.map(({ slug, permissions }) => [slug, permissions])),
  };
}

/** Checks that each role is defined once, and that permissions name known roles. */
export function checkRoles(
  file: Read<RolesFile>,
  folders: readonly PlatformFolder[],
  faults: Fault[],
): void {
  const places = new Map(
    Object.keys(file.value.roles).map((role) => [role, file.source.file] as const),
  );
  for (const { permissions } of folders) {
    if (permissions === null) continue;
    const { value, source } = permissions;
    const report = new Reporter(source, faults);
    for (const role of Object.keys(value.roles)) {
      const other = places.get(role);
      if (other === undefined) places.set(role, source.file);
      else
        report.key(
          ['roles', role],
          `found the role ${role}, expected one that ${other} does not have; what several platforms share stands in ${file.source.file}`,
        );
    }
    const known = [...Object.keys(file.value.roles), ...Object.keys(value.roles)];
    for (const [name, permission] of Object.entries(value.permissions))
      permission.roles.forEach((role, i) =>
        report.oneOf(['permissions', name, 'roles', i], 'role', role, known),
      );
  }
}
