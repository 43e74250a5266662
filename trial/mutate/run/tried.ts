/** What became of a mutant. */
export type Fate =
  /** A case turned red by what the platform did. */
  | 'seen'
  /** All cases that were green stayed green. */
  | 'lived'
  /** Nothing was red, but some cases could not judge any more. */
  | 'blocked'
  /** No answer was really spoiled. */
  | 'not-reached';

export interface SeenBy {
  /** The case's id. */
  case: string;
  title: string;
  requirements: string[];
  /** What it saw. */
  message: string;
}

/** A mutant that was tried. */
export interface Tried {
  id: string;
  fate: Fate;
  seenBy?: SeenBy;
  /** How many answers or writes were spoiled. */
  spoiled: number;
  /** Cases that ran. */
  ran: number;
  /** Titles of those that were green before and could not judge any more. */
  blocked: string[];
  ms: number;
  /** The page while the mutant was on, in the folder of the results. */
  picture?: string;
}
