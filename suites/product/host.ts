/** A fault of a product: what it takes away, and the requirement that it turns red. */
export interface ProductFault {
  says: string;
  requirement: string;
}
export type ProductFaults = Readonly<Record<string, ProductFault>>;

/** What `suites/<platform>/products/<vendor>/host/start.ts` exports: brings a program of other people's up, to try. */
export interface ProductHost {
  /** What it is called. */
  title: string;
  /** What can be broken in it at its start, by name. */
  faults: ProductFaults;
  /** Journeys and checks that are rightly red on it as it comes, by name: in what it differs. */
  differences?: Readonly<Record<string, string>>;
  /**
   * Installs what is missing, seeds its data and starts it on loopback.
   * @throws Error where it cannot be had here, with how to get it
   */
  start(options: HostOptions): Promise<RunningProduct>;
}

export interface HostOptions {
  port: number;
  /** A folder for its data that is there and empty. */
  folder: string;
  faults: readonly string[];
  /** Says what is being done; some of it takes a minute. */
  progress(what: string): void;
}

export interface RunningProduct {
  /** Name of an address → the address. */
  addresses: Record<string, string>;
  /** As the program says it. */
  version: string;
  /** Ends it and what it started. */
  stop(): Promise<void>;
  /** Resolves when it ended by itself, with its last words. */
  ended: Promise<string>;
}
