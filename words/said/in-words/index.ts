import { inWords } from '../../reasons/in-words/index.ts';
import type { Reason } from '../../reasons/reason.ts';
import type { Lang, Text } from '../../text.ts';
import type { Note, NoteCode, NoteFacts, Said, WordsOf } from '../said.ts';
import { defectWords } from './defect.ts';
import { incidentWords } from './incident.ts';
import { problemWords } from './problem.ts';

const NOTES: WordsOf<NoteFacts> = {
  ...defectWords,
  ...incidentWords(textOf),
  ...problemWords(textOf),
};

export const NOTE_CODES = Object.keys(NOTES) as NoteCode[];

/** What a record says, in both languages. A text without a code is the same in both. */
export function textOf(said: Said): Text {
  if (typeof said === 'string') return { vi: said, en: said };
  if (!('code' in said)) return said;
  return isNote(said) ? (NOTES[said.code] as (facts: Note) => Text)(said) : inWords(said);
}

/** What a record says, in one language. */
export function wordsOf(said: Said, lang: Lang): string {
  return textOf(said)[lang];
}

function isNote(said: Note | Reason): said is Note {
  return Object.hasOwn(NOTES, said.code);
}
