import { hasDay, hasNumber, otherText } from '../content/words.ts';
import { ofTexts } from './texts.ts';

export const operator = ofTexts(
  { name: 'text-changed', title: { vi: 'sai một chỗ chữ', en: 'a text changed' } },
  (text) => /\p{L}{2}/u.test(text) || !(hasDay(text) || hasNumber(text)),
  otherText,
);
