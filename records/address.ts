// Apart from the store itself: what only names one, or tells that it is away, need not load a query builder.

/** Whether a store is named by the address of a PostgreSQL server. */
export function isServer(store: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(store);
}

/** A store's name as it may be told. */
export function shownStore(store: string): string {
  return isServer(store) ? store.replace(/^(\w+:\/\/)[^/@]*@/, '$1') : store;
}

/** The store could not be opened or written: a full disk, a read-only folder, a damaged file, a server that is away. */
export class StoreError extends Error {
  override name = 'StoreError';
}
