import { randomUUID } from 'node:crypto';
import { zipSync } from 'fflate';
import { identityOf } from './envelope.ts';
import type { Attachment, Dialect, Envelope, Party } from './envelope.ts';

const QCVN = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';
const EDOC = 'http://www.go.vn/eDoc';

/** An envelope as a neighbour's system writes it, in UTF-8. */
export function writeEnvelope(envelope: Envelope, dialect: Dialect = 'qcvn'): Uint8Array {
  const text = dialect === 'edoc' ? inEdoc(envelope) : inQcvn(envelope, dialect === 'third');
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`);
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const element = (name: string, text: string | number | undefined) =>
  text === undefined || text === '' ? '' : `<${name}>${escaped(String(text))}</${name}>`;

const slashed = (day = '') => day.replaceAll('-', '/');

function party(name: string, { organId, name: called }: Party, third: boolean): string {
  const inner = third
    ? element('OrganId', organId) + element('OrganName', called) + element('OrganInCharge', called)
    : element('OrganId', organId) + element('OrganName', called);
  return `<${name}>${inner}</${name}>`;
}

/** Packing a larger file would take seconds. In bytes. */
const LARGE = 2 ** 20;

/** Base64 of the file, zipped before where the sender does so. */
export function encoded({ name, bytes, zipped }: Attachment): string {
  return Buffer.from(
    zipped ? zipSync({ [name]: bytes }, { level: bytes.length > LARGE ? 0 : 6 }) : bytes,
  ).toString('base64');
}

/** Times of the present moment, as each spelling writes them. */
function stamp(third: boolean): string {
  const [date = '', time = ''] = new Date().toISOString().slice(0, 19).split('T');
  const [year, month, day] = date.split('-');
  return third ? `${day}/${month}/${year} ${time}` : `${slashed(date)} ${time}`;
}

function inQcvn(one: Envelope, third: boolean): string {
  const files = one.attachments.map((file) => ({ ...file, id: randomUUID() }));
  const s = third ? 's' : 'ss';
  const names = {
    business: `Bu${s}iness`,
    type: `Bu${s}inessDocType`,
    why: `Bu${s}inessDocReason`,
  };
  const envelope = `<edXML:edXMLEnvelope><edXML:edXMLHeader><MessageHeader>
${party('From', one.from, third)}${one.to.map((to) => party('To', to, third)).join('')}
<Code>${element('CodeNumber', one.number)}${element('CodeNotation', one.notation)}</Code>
<PromulgationInfo>${element('Place', one.place)}${element('PromulgationDate', slashed(one.issuedOn))}</PromulgationInfo>
<DocumentType>${element('Type', one.kind)}${element('TypeName', one.kindName)}</DocumentType>
${element('Subject', one.subject)}${element('Content', one.content)}
<SignerInfo>${element('Position', one.position)}${element('FullName', one.signer)}</SignerInfo>
${element('DueDate', slashed(one.dueOn))}<OtherInfo>${element('Priority', one.urgency ?? 0)}</OtherInfo>
<SteeringType>1</SteeringType>${element('DocumentId', identityOf(one))}
</MessageHeader>
<TraceHeaderList id="${randomUUID()}" version="1.0" mustUnderstand="1" actor="http://schemas.xmlsoap.org/soap/actor/next">
<TraceHeader>${element('OrganId', one.from.organId)}${element('Timestamp', stamp(third))}</TraceHeader>
<${names.business}>${element(names.type, one.business ?? '0')}${element(names.why, one.reason)}${element('DocumentId', one.about)}<Paper>0</Paper></${names.business}>
</TraceHeaderList></edXML:edXMLHeader>
<edXML:edXMLBody><edXML:edXMLManifest version="1.0">${files
    .map(({ id, name, type }) => reference(id, name, type, third))
    .join('')}</edXML:edXMLManifest></edXML:edXMLBody></edXML:edXMLEnvelope>`;
  const encodedFiles = files
    .map(
      (file) =>
        `<Attachment>${element('ContentType', file.type)}${element('ContentId', file.id)}<ContentTransferEncoded>${encoded(file)}</ContentTransferEncoded>${element('AttachmentName', file.name)}</Attachment>`,
    )
    .join('');
  return `<edXML xmlns="${QCVN}" xmlns:edXML="${QCVN}" xmlns:xlink="http://www.w3.org/1999/xlink">
${envelope}<AttachmentEncoded>${encodedFiles}</AttachmentEncoded></edXML>`;
}

function reference(id: string, name: string, type: string, third: boolean): string {
  const link = third ? '' : ` xlink:href="cid:${id}" xlink:role="XLinkRole" xlink:type="simple"`;
  return `<edXML:Reference${link}>${element('AttachmentName', name)}${element('ContentType', type)}${element('ContentId', `cid:${id}`)}</edXML:Reference>`;
}

function inEdoc(one: Envelope): string {
  return `<EdXMLEnvelope xmlns="${EDOC}"><EdXMLHeader><MessageHeader>
${party('From', one.from, false)}${one.to.map((to) => party('To', to, false)).join('')}
<Code>${element('CodeNumber', one.number)}${element('CodeNotation', one.notation)}</Code>
<PromulgationInfo>${element('Promulgator', one.from.name)}${element('PromulgationDate', slashed(one.issuedOn))}</PromulgationInfo>
${element('DocumentType', one.kindName)}${element('Subject', one.subject)}${element('Content', one.content)}
<SignerInfo>${element('Signer', one.signer)}${element('Position', one.position)}</SignerInfo>
${element('DueDate', slashed(one.dueOn))}<OtherInfo>${element('Priority', one.urgency ?? 0)}</OtherInfo>
${element('DocumentId', identityOf(one))}
</MessageHeader>
<TraceHeaderList><TraceHeader>${element('Time', stamp(false))}<Path>${element('From', one.from.organId)}${element('To', one.to[0]?.organId)}</Path></TraceHeader></TraceHeaderList></EdXMLHeader>
<EdXMLBody><Manifest>${one.attachments
    .map(
      (file) =>
        `<Attachment><Content>${encoded(file)}</Content>${element('FileName', file.name)}${element('FileType', file.type)}</Attachment>`,
    )
    .join('')}</Manifest></EdXMLBody></EdXMLEnvelope>`;
}
