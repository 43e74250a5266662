import { dayOff, hasDay } from '../content/words.ts';
import { ofTexts } from './texts.ts';

export const operator = ofTexts(
  { name: 'date-off', title: { vi: 'lệch một ngày', en: 'dates a day off' } },
  hasDay,
  dayOff,
);
