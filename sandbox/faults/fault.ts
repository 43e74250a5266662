/** One real defect that a stand-in can show. */
export interface FaultSpec {
  id: string;
  /** The defect it imitates, one Vietnamese sentence. */
  imitates: string;
  /** The only requirement it turns red. */
  requirement: string;
  /** Slug of the platform whose requirement that is; the stand-in's own where absent. */
  platform?: string;
  /** Values of a place at which it shows, like `{ unit: ['25217'] }`; everywhere its behaviour occurs where absent. */
  where?: Readonly<Record<string, readonly string[]>>;
  /** Names of the monitoring probes that notice it. */
  seenBy?: readonly string[];
  /** What must be asked of the control server, by POST, before the fault can be seen. */
  provoke?: string;
  /** What must be asked of the control server, by POST, after the fault was switched off, to undo what it left behind. */
  restore?: string;
}

/** What a stand-in asks when it acts: does this fault show here? */
export interface Switches<Id extends string, Place extends object = object> {
  isOn(id: Id, place?: Place): boolean;
}
