import type { Unit } from '../../data/units.ts';

/** What a dossier code looks like, before and after the merger. */
export const DOSSIER_CODE =
  /^(?:\d{3}\.\d{2}\.\d{2}\.H\d{2}|H\d{2}(?:\.[A-Z0-9]{2,3})*)-(?:\d{6}|\d{8})-\d{4,7}$/;

/** Hands out dossier codes: the agency's identifier, the day as yymmdd, a number counted per agency and day. */
export class DossierCodes {
  readonly #last = new Map<string, number>();

  next(unit: Unit, day: Temporal.PlainDate): string {
    const prefix = `${unit.identifier}-${day.toString().slice(2).replaceAll('-', '')}`;
    const number = (this.#last.get(prefix) ?? 0) + 1;
    this.#last.set(prefix, number);
    return `${prefix}-${String(number).padStart(4, '0')}`;
  }

  /** As the system of a former district would have made it; breaks the present pattern. */
  nextOfDistrict(unit: Unit, day: Temporal.PlainDate): string {
    const [, rest] = this.next(unit, day).split(/-(.*)/);
    return `000.00.731.H19-${unit.code}-${rest}`;
  }
}
