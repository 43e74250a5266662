import type { Figures } from '../arithmetic/figures.ts';

/** A unit's figures in an export. */
export interface ExportedUnit {
  unit: string;
  unitName: string;
  figures: Figures;
}

/** What an export says. */
export interface Exported {
  /** What it is, for people. */
  name: string;
  period: string;
  /** Null where it has no total. */
  total: Figures | null;
  units: readonly ExportedUnit[];
}
