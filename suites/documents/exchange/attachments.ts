import type { Findings } from './rules.ts';
import { all, child, find, textOf } from './xml.ts';
import type { Element } from './xml.ts';

const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

/** Files of an envelope of QCVN 102: what the manifest names and what is encoded must be the same. */
export function checkAttachments(findings: Findings, root: Element, envelope: Element): void {
  const references = all(find(envelope, 'edXMLManifest', 'Manifest'), 'Reference');
  const encoded = all(find(root, 'AttachmentEncoded'), 'Attachment');
  const wanted = idsOf(findings, references, 'Manifest/Reference');
  const there = idsOf(findings, encoded, 'AttachmentEncoded/Attachment');
  for (const [id, at] of wanted)
    if (!there.has(id))
      findings.tell('attachment-missing', at, 'Manifest/Reference', { found: id });
  for (const [id, at] of there)
    if (!wanted.has(id))
      findings.tell('attachment-unlisted', at, 'AttachmentEncoded/Attachment', { found: id });
  for (const one of encoded)
    checkContent(
      findings,
      one,
      child(one, 'ContentTransferEncoded'),
      'AttachmentEncoded/Attachment',
    );
  if (encoded.length === 0 && references.length === 0)
    findings.tell('attachments-none', envelope, 'AttachmentEncoded');
}

/** Files of an envelope of `go.vn`: each stands in the manifest itself. */
export function checkManifest(findings: Findings, envelope: Element): void {
  const files = all(find(envelope, 'Manifest'), 'Attachment');
  for (const one of files)
    checkContent(findings, one, child(one, 'Content'), 'Manifest/Attachment');
  if (files.length === 0) findings.tell('attachments-none', envelope, 'Manifest');
}

/** The identities of files, without `cid:`; one that stands there twice is reported. */
function idsOf(
  findings: Findings,
  elements: readonly Element[],
  path: string,
): Map<string, Element> {
  const ids = new Map<string, Element>();
  for (const one of elements) {
    const at = child(one, 'ContentId');
    const id = textOf(at).replace(/^cid:/, '');
    if (id === '') findings.tell('element-missing', one, `${path}/ContentId`);
    else if (ids.has(id)) findings.tell('content-id-twice', at ?? one, path, { found: id });
    else ids.set(id, one);
  }
  return ids;
}

function checkContent(
  findings: Findings,
  file: Element,
  content: Element | undefined,
  path: string,
): void {
  const name = child(file, 'AttachmentName', 'FileName');
  if (textOf(name) === '') findings.tell('element-missing', file, `${path}/AttachmentName`);
  if (content === undefined)
    findings.tell('element-missing', file, `${path}/ContentTransferEncoded`);
  else if (textOf(content) === '')
    findings.tell('attachment-empty', content, path, { found: textOf(name) });
  else if (!isBase64(content))
    findings.tell('attachment-not-base64', content, path, { found: textOf(name) });
}

function isBase64({ text, long }: Element): boolean {
  if (long !== undefined) return long.isBase64 && BASE64.test(text);
  return BASE64.test(text) && text.replace(/\s+/g, '').length % 4 === 0;
}
