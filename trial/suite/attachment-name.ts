/** Names that Windows keeps for its devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
/** Letters of a name, its ending included: with the folder before it, any system takes it. */
const LONGEST = 80;

/**
 * What an attachment is called on any disk: letters, digits, `.`, `-` and `_`, whatever the spec calls it.
 * @param file where the runner keeps it; its ending counts where the name has none
 */
export function attachmentName(name: string, file?: string): string {
  const plain = ascii(name);
  const ending = endingOf(plain) || endingOf(ascii(file?.split(/[\\/]/).at(-1) ?? ''));
  const stem = plain.slice(0, plain.length - endingOf(plain).length);
  const short = stem.slice(0, LONGEST - ending.length).replace(/[-.]+$/, '') || 'attachment';
  return `${RESERVED.test(short) ? `_${short}` : short}${ending}`;
}

function ascii(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .replace(/[^\w.-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.-]+|[.-]+$/g, '');
}

function endingOf(name: string): string {
  return /(?<=.)\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0].toLowerCase() ?? '';
}
