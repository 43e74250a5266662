/** One value of the register. Times stay ISO 8601 in UTC until a format turns them into its own. */
export type Value =
  | { kind: 'text'; text: string; href?: string }
  | { kind: 'number'; value: number }
  | { kind: 'time'; iso: string | null };

/** Rows under named columns, neutral of any format. */
export interface Register {
  title: string;
  sheet: string;
  /** When the register was closed for this run. */
  at: string;
  columns: { key: string; title: string; width: number }[];
  rows: Value[][];
}
