import type { Context } from './context.ts';
import { procedures } from './data/catalogue.ts';
import type { Procedure } from './data/catalogue.ts';
import { agencies, provinces } from './data/agencies.ts';

/** The procedures that the portal shows. */
export function published({ faults }: Context): Procedure[] {
  return procedures.filter(
    ({ code }) => !faults.isOn('portal-procedure-missing', { procedure: code }),
  );
}

export const nameOf = (code: string) => procedures.find((one) => one.code === code)?.name ?? code;

/** The fee that the page and the interface tell. */
export function shownFee({ faults }: Context, { code, fee }: Procedure): number {
  return faults.isOn('portal-fee-differs', { procedure: code }) ? fee + 5_000 : fee;
}

/** A name as the lists of agencies have it: with marks as signs of their own. */
const listed = ({ code, name }: { code: string; name: string }) => ({
  ...{ code, name: name.normalize('NFD') },
});

/** Whom the lists of the block “Chọn cơ quan thực hiện” offer. */
export function listedAgencies({ faults }: Context, kind: string, province: string) {
  if (kind === 'province') return provinces.map(listed);
  if (kind === 'ministry') return agencies.filter((one) => one.kind === 'ministry').map(listed);
  const communes = agencies.filter(
    (one) =>
      one.kind === 'commune' &&
      one.province === province &&
      !faults.isOn('commune-not-listed', { unit: one.code }),
  );
  const ended = faults.isOn('ended-commune-listed') ? [ENDED] : [];
  return [...communes, ...ended].map(listed);
}

/** A commune that became part of another on 1 July 2025. */
const ENDED = { code: '26032', name: 'Phường Trung Dũng' };
