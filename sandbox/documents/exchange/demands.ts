import { kinds } from '../data/kinds.ts';
import { EnvelopeError } from './envelope.ts';
import type { Envelope } from './envelope.ts';
import { all, find, textIn } from './xml.ts';
import type { Element } from './xml.ts';

/** Longest texts (Nghị định 30/2020/NĐ-CP, phụ lục VI). */
const MOST = { number: 11, notation: 30, subject: 500, signer: 50, position: 100 } as const;
const ORGAN_ID = /^(?:[A-Z]\d{2}(?:\.[0-9A-Z]{1,3}){0,3}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2})$/;
/** UTF-8 that was read as Latin-1, and then written again. */
const BROKEN = /\uFFFD|Ã[\u0080-\u00bf]|á»|áº|Æ°|Ä[‘\u0080-\u0091]/;

/** What an envelope must say to be passed on. @throws EnvelopeError */
export function demand(envelope: Envelope): void {
  const refuseIf = (isWrong: boolean, what: string) => {
    if (isWrong) throw new EnvelopeError(what);
  };
  const { from, to, number, notation, issuedOn, subject, signer } = envelope;
  const parties = [from, ...to];
  refuseIf(to.length === 0 || parties.some(({ organId }) => !ORGAN_ID.test(organId)), 'parties');
  refuseIf(
    parties.some(({ name }) => name === '' || [...name].length > 200),
    'names',
  );
  refuseIf([notation, issuedOn, subject, signer].includes(''), 'something is missing');
  refuseIf(!/^\d+[a-z]?$/.test(number), 'number');
  for (const [name, most] of Object.entries(MOST))
    refuseIf(
      [...envelope[name as keyof typeof MOST].normalize('NFC')].length > most,
      `${name} is too long`,
    );
  refuseIf(BROKEN.test(subject), 'diacritics are broken');
  refuseIf(!kinds.some(({ code }) => code === envelope.kind), 'kind');
  refuseIf(![0, 1, 2, 3, 4].includes(envelope.urgency), 'urgency');
  refuseIf(!/^[0-3]$/.test(envelope.business), 'business');
  refuseIf(envelope.business !== '0' && envelope.about === '', 'about nothing');
}

/** The manifest and what is encoded must name the same files, each once. @throws EnvelopeError */
export function demandFiles(root: Element): void {
  const manifest = find(root, 'edXMLManifest');
  if (manifest === undefined) return;
  const idsOf = (elements: Element[]) =>
    elements.map((one) => textIn(one, 'ContentId').replace(/^cid:/, '')).toSorted();
  const wanted = idsOf(all(manifest, 'Reference'));
  const there = idsOf(all(find(root, 'AttachmentEncoded'), 'Attachment'));
  if (new Set(there).size !== there.length) throw new EnvelopeError('two files with one id');
  if (wanted.join() !== there.join()) throw new EnvelopeError('manifest and files differ');
}
