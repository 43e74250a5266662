/** Permissions that can be tried on this product. */
export const TRIED: readonly string[] = ['read-traces'];
