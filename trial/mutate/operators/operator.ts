import type { Text } from '../../../config/reading/values.ts';
import type { Ask, Between, Header } from '../exchange.ts';
import type { Walked } from '../routes/route.ts';

/** An answer that was once right, to pretend with that something was done. */
export interface Canned {
  status: number;
  message: string;
  headers: Header[];
  /** In base64. */
  body: string;
  /** Ids in the path that was asked for then. */
  ids: string[];
}

/** What is known of a route beside its name. */
export interface Known {
  canned?: Canned | undefined;
  /** Where the address asks people to sign in; absent where no such page was seen. */
  signIn?: string | undefined;
}

/** Told each time an answer or a write is really spoiled. */
export type Mark = (ask: Ask) => void;

/** One kind of mutant: what may go wrong with what a platform answers, or with what it was asked to do. */
export interface Operator {
  name: string;
  title: Text;
  /** Where in the answers of a route it can act: none where it cannot. A place is part of a mutant's name. */
  places(walked: Walked, known: Known): string[];
  /** What stands between for one run; requests of other routes do not come here. */
  spoil(place: string, known: Known, mark: Mark): Between;
}
