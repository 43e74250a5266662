/** A call that the national portal received. */
export interface PortalCall {
  step: 'create' | 'progress' | 'status' | (string & {});
  /** HTTP status the portal answered. */
  answer: number;
  /** Status code sent; null where the call carries none. */
  status: string | null;
}

/** The national portal as its interfaces show it. */
export interface Portal {
  /** The procedures it has published: code → name. */
  procedures(): Promise<Map<string, string>>;
  /** The status of a dossier in words; null where the portal does not know it. */
  status(code: string): Promise<string | null>;
  /** The day a dossier was filed, `2025-06-28`, as the portal's interface says; null where it does not know it. */
  filedOn(code: string): Promise<string | null>;
  /** The calls it received about a dossier, in the order they came. */
  calls(code: string): Promise<PortalCall[]>;
  /** Ends the tokens of the province's system at once, as time would. */
  expireTokens(): Promise<void>;
  /** A citizen's own list there: code → day of filing, in its order. */
  ownList(username: string, password: string): Promise<Map<string, string>>;
}

export interface HandedOver {
  code: string;
  province: string;
  procedure: string;
}

/** Dossiers from before the merger. */
export interface Migrated {
  /** What the systems of the former provinces handed over. */
  handedOver(): Promise<HandedOver[]>;
  /** What the new system took over. */
  takenOver(): Promise<Pick<HandedOver, 'code' | 'procedure'>[]>;
}

/** The signing certificate of a unit's leader. */
export interface IssuedCertificate {
  /** Unit code. */
  unit: string;
  /** In PEM; null where none was issued. */
  certificate: string | null;
}
