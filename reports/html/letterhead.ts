import type { Appendix, Letterhead, SignatureBlock } from '../document/blocks.ts';
import { htmlText } from '../xml.ts';

/** Head of an official document: agency on the left, nation on the right, then kind and subject. `level` is that of its title. */
export function letterheadHtml(head: Letterhead, level: number): string {
  const text = htmlText;
  return [
    '<header class="letterhead">',
    '<div class="agency">',
    `<p class="superior">${text(head.superior)}</p>`,
    `<p class="issuer"><span class="rule-half">${text(head.agency)}</span></p>`,
    `<p class="number">${text(head.number)}</p>`,
    '</div>',
    '<div class="nation">',
    `<p class="country">${text(head.nation)}</p>`,
    `<p class="motto"><span class="rule-full">${text(head.motto)}</span></p>`,
    `<p class="place">${text(head.placeDate)}</p>`,
    '</div>',
    '</header>',
    `<p class="kind" role="heading" aria-level="${level}">${text(head.kind)}</p>`,
    `<p class="subject"><span class="rule-half">${text(head.subject)}</span></p>`,
    ...head.basis.map((item) => `<p class="basis">${text(item)}</p>`),
  ].join('\n');
}

/** Recipients on the left, the signer on the right, kept together on one page. */
export function signatureHtml(signature: SignatureBlock): string {
  const recipients = signature.recipients.map((one) => `<p>${htmlText(one)}</p>`);
  const title = [signature.authority, signature.office].filter((line) => line !== '');
  return [
    '<footer class="signature">',
    `<div class="recipients"><p class="recipients-title">${htmlText(signature.recipientsTitle)}</p>`,
    ...recipients,
    '</div>',
    '<div class="signer">',
    ...title.map((line) => `<p class="office">${htmlText(line)}</p>`),
    `<p class="name">${htmlText(signature.name)}</p>`,
    '</div>',
    '</footer>',
  ].join('\n');
}

/** Head of an appendix: its number, its title, the document it belongs to. */
export function appendixHeadHtml(appendix: Appendix, level: number): string {
  return [
    `<h${level} class="appendix-title"><span class="appendix-label">${htmlText(appendix.label)}</span> <span>${htmlText(appendix.title)}</span></h${level}>`,
    `<p class="attached">${htmlText(appendix.attachedTo)}</p>`,
  ].join('\n');
}
