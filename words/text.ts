/** A wording in Vietnamese, which people read first, and in English. */
export interface Text {
  vi: string;
  en: string;
}

/** The languages of what people read. */
export type Lang = 'vi' | 'en';

/** A title as it stands within a sentence: its first letter alone is lowered, so that TLS stays TLS. */
export function lowered(title: string): string {
  return title.slice(0, 1).toLowerCase() + title.slice(1);
}
