// Apart from the store itself: what only names one, or tells that it is away, need not load a query builder.

/** Whether a store is named by the address of a PostgreSQL server. */
export function isServer(store: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(store);
}

/** A store's name as it may be told. */
export function shownStore(store: string): string {
  return isServer(store) ? store.replace(/^(\w+:\/\/)[^/@]*@/, '$1') : store;
}
