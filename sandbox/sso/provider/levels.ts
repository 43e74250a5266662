/** How sure the provider is of who somebody is: by the password alone, or by a second factor, too. */
export const LEVELS = { low: 'muc-1', high: 'muc-2' } as const;

/** Whether what a system asks for needs the second factor. */
export function asksHigh(params: Record<string, unknown>): boolean {
  try {
    const claims = JSON.parse(String(params['claims'] ?? '{}')) as {
      id_token?: { acr?: { value?: string; values?: string[] } };
    };
    const { value, values } = claims.id_token?.acr ?? {};
    const wanted = values ?? (value === undefined ? [] : [value]);
    return wanted.length > 0 && !wanted.includes(LEVELS.low);
  } catch {
    return false;
  }
}
