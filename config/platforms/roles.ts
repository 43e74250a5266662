import { z } from 'zod';
import { Slug, Text } from '../reading/values.ts';

export const Permission = z.strictObject({
  title: Text,
  /** The roles that may; everybody else must be refused. */
  roles: z.array(Slug),
});
export type Permission = z.infer<typeof Permission>;

const RoleEntry = z.strictObject({
  name: Text,
  /** False for a visitor, who needs no account. */
  signsIn: z.boolean().default(true),
  /** True for an official, whose account belongs to a unit. */
  official: z.boolean().default(false),
});

/** Who may do what on one platform: the authorization that the trial verifies. */
export const Permissions = z.strictObject({
  /** Roles that only this platform has. */
  roles: z.record(Slug, RoleEntry).default({}),
  permissions: z.record(Slug, Permission),
});
export type Permissions = z.infer<typeof Permissions>;

/** Who people are, on all platforms. */
export const RolesFile = z.strictObject({
  roles: z
    .record(Slug, RoleEntry)
    .refine((all) => Object.keys(all).length > 0, { message: 'at least one role' }),
});
export type RolesFile = z.infer<typeof RolesFile>;

/** All roles, those of single platforms included, and what they may do: platform → permission → roles. */
export interface Roles extends RolesFile {
  permissions: Record<string, Record<string, Permission>>;
}
