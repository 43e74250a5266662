import { configOfSuites } from '../../../journey.ts';

const permissions = () => configOfSuites().roles.permissions['lgsp'] ?? {};

/** Every scope: each permission of the platform is one. */
export function allScopes(): string[] {
  return Object.keys(permissions());
}

/** Scopes that a role's system is given. */
export function scopesOf(role: string): string[] {
  return Object.entries(permissions())
    .filter(([, { roles }]) => roles.includes(role))
    .map(([permission]) => permission);
}
