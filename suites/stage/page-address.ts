/** Empty where it is no address. */
export function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

/** A path without what names a dossier, a person or a document, so that one page has one name. */
export function pathOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const parts = new URL(url).pathname.split('/');
  return parts.map((part) => (/\d{4}/.test(part) ? '…' : part)).join('/');
}
