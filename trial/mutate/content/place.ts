/** A text in a body that has a place of its own. */
export interface Placed {
  /** The same for all texts in the same column, list or field. */
  place: string;
  text: string;
}

/** A body whose texts and elements can be changed where they stand. */
export interface Content {
  texts: Placed[];
  /** Lists and tables that have elements. */
  lists: string[];
  /** The body with every text at this place changed. */
  withText(place: string, change: (text: string) => string): Buffer;
  /** The body without the first or the last element of the lists at this place. */
  withoutElement(place: string, which: 'first' | 'last'): Buffer;
}
