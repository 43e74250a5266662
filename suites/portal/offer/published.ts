/** What the page and the interface tell of a procedure. */
export interface Described {
  name: string;
  /** In đồng. */
  fee: number;
  /** Working days. */
  days: number;
  papers: string[];
}

/** What the public look-up tells of a dossier. */
export interface Found {
  status: string;
  procedure: string;
  agency: string;
  /** Where the platform stands, `2025-06-28 08:30`. */
  filedAt: string;
  progress: string[];
}

/** What everybody can read. */
export interface Published {
  procedures(): Promise<{ code: string; name: string; level: string }[]>;
  /** The list as its page shows it: codes. */
  listed(): Promise<string[]>;
  onPage(procedure: string): Promise<Described>;
  byInterface(procedure: string): Promise<Described>;
  /** Names of the communes from which a visitor chooses. */
  communes(): Promise<string[]>;
  /** All that the public look-up shows of a dossier. */
  lookUp(code: string): Promise<string>;
  /** Facts of the public look-up; empty where the dossier is not found. */
  found(code: string): Promise<Found>;
  /** Whether a procedure can be filed online. */
  isOnline(procedure: string): Promise<boolean>;
}
