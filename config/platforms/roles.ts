import { z } from 'zod';
import { Slug, Text } from '../reading/values.ts';

export const Permission = z.strictObject({
  title: Text,
  /** The roles that may; everybody else must be refused. */
  roles: z.array(Slug),
});
export type Permission = z.infer<typeof Permission>;

/** Who may do what on which platform: the authorization that the trial verifies. */
export const Roles = z.strictObject({
  roles: z
    .record(
      Slug,
      z.strictObject({
        name: Text,
        /** False for a visitor, who needs no account. */
        signsIn: z.boolean().default(true),
        /** True for an official, whose account belongs to a unit. */
        official: z.boolean().default(false),
      }),
    )
    .refine((all) => Object.keys(all).length > 0, { message: 'at least one role' }),
  /** Platform → permission → roles. */
  permissions: z.record(Slug, z.record(Slug, Permission)),
});
export type Roles = z.infer<typeof Roles>;
