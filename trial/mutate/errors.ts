/** The target must not be spoiled. */
export class NotPermitted extends Error {
  override name = 'NotPermitted';
}

/** There is no mutant of that id on the routes that the suites walk. */
export class UnknownMutant extends Error {
  override name = 'UnknownMutant';
}

/** The suites do not run as they must before anything is spoiled. */
export class NotClean extends Error {
  override name = 'NotClean';
}

/** The work was stopped before anything was found. */
export class Stopped extends Error {
  override name = 'Stopped';
}
