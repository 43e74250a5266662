import { hasNumber, otherNumber } from '../content/words.ts';
import { ofTexts } from './texts.ts';

export const operator = ofTexts(
  { name: 'number-changed', title: { vi: 'sai một con số', en: 'a number changed' } },
  hasNumber,
  otherNumber,
);
