/** The store could not be opened or written: a full disk, a read-only folder, a damaged file, a server that is away. */
export class StoreError extends Error {
  override name = 'StoreError';
}

export class NoSuchDefect extends Error {
  override name = 'NoSuchDefect';
}

export class NoSuchRun extends Error {
  override name = 'NoSuchRun';
}

/** A result for this case of this run was already acknowledged. */
export class DuplicateResult extends Error {
  override name = 'DuplicateResult';
}
