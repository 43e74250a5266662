import { configOfSuites } from '../../../journey.ts';

/** Permission of the platform → the scope by which this gateway guards it; it publishes no other interfaces. */
export const SCOPES: Readonly<Record<string, string>> = {
  'read-catalogues': 'catalogues',
  'write-catalogues': 'catalogues:write',
  'look-up-enterprises': 'enterprise',
};

/** Scopes that a role's system is given. */
export function scopesOf(role: string): string[] {
  const permissions = configOfSuites().roles.permissions['lgsp'] ?? {};
  return Object.entries(SCOPES)
    .filter(([permission]) => permissions[permission]?.roles.includes(role))
    .map(([, scope]) => scope);
}
