import { inventCitizens, inventName, PASSWORD, randomFrom } from '../data/people.ts';

/** Somebody with an account of the identity provider. */
export interface Holder {
  username: string;
  name: string;
  kind: 'cong-dan' | 'can-bo';
  /** The account in the province's own systems; null until the holder links one. */
  linked: string | null;
  /** What the authenticator app shares with the provider. */
  secret: string;
}

const OFFICERS = 40;
const UNLINKED = 8;
const CITIZENS = 40;
const four = (n: number) => String(n).padStart(4, '0');

/** Officers with a link, officers without one, and citizens. */
export function inventHolders(seed: number): Holder[] {
  const random = randomFrom(seed * 104_729 + 5);
  const holder = (username: string, name: string, more: Pick<Holder, 'kind' | 'linked'>) => ({
    ...{ username, name, secret: `${username}:${PASSWORD}` },
    ...more,
  });
  const officers = Array.from({ length: OFFICERS }, (_, n) =>
    holder(`canbo.${four(n + 1)}`, inventName(random), {
      ...{ kind: 'can-bo', linked: `nv.canbo.${four(n + 1)}` },
    }),
  );
  const unlinked = Array.from({ length: UNLINKED }, (_, n) =>
    holder(`canbo.${four(9_001 + n)}`, inventName(random), { kind: 'can-bo', linked: null }),
  );
  const citizens = inventCitizens(seed, CITIZENS).map(({ username, fullName }) =>
    holder(username, fullName, { kind: 'cong-dan', linked: null }),
  );
  return [...officers, ...unlinked, ...citizens];
}
