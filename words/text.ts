/** A wording in Vietnamese, which people read first, and in English. */
export interface Text {
  vi: string;
  en: string;
}

/** The languages of what people read. */
export type Lang = 'vi' | 'en';
