import { randomUUID } from 'node:crypto';
import { kindName } from '../data/kinds.ts';
import type { Envelope, Party } from './envelope.ts';
import { escaped } from './xml.ts';

const NAMESPACE = 'http://www.mic.gov.vn/TBT/QCVN_102_2016';

const element = (name: string, text: string | number) =>
  text === '' ? '' : `<${name}>${escaped(String(text))}</${name}>`;

const day = (iso: string) => iso.replaceAll('-', '/');

function party(name: string, { organId, name: called }: Party): string {
  return `<${name}>${element('OrganId', organId)}${element('OrganName', called)}</${name}>`;
}

/** The envelope in the dialect of QCVN 102:2016/BTTTT. */
export function writeEnvelope(envelope: Envelope, at: string): Uint8Array {
  const files = envelope.attachments.map((file) => ({ ...file, id: randomUUID() }));
  const { from, to, number, notation, place, issuedOn, kind } = envelope;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="${NAMESPACE}" xmlns:edXML="${NAMESPACE}" xmlns:xlink="http://www.w3.org/1999/xlink">
<edXML:edXMLEnvelope><edXML:edXMLHeader><MessageHeader>
${party('From', from)}${to.map((one) => party('To', one)).join('')}
<Code>${element('CodeNumber', number)}${element('CodeNotation', notation)}</Code>
<PromulgationInfo>${element('Place', place)}${element('PromulgationDate', day(issuedOn))}</PromulgationInfo>
<DocumentType>${element('Type', kind)}${element('TypeName', kindName(kind))}<TypeDetail>0</TypeDetail></DocumentType>
${element('Subject', envelope.subject)}${element('Content', envelope.content)}
<SignerInfo>${element('Position', envelope.position)}${element('FullName', envelope.signer)}</SignerInfo>
${element('DueDate', day(envelope.dueOn))}
<OtherInfo>${element('Priority', envelope.urgency)}</OtherInfo>
<SteeringType>0</SteeringType>${element('DocumentId', envelope.documentId)}
</MessageHeader>
<TraceHeaderList id="${randomUUID()}" version="1.0" mustUnderstand="1" actor="http://schemas.xmlsoap.org/soap/actor/next">
<TraceHeader>${element('OrganId', from.organId)}${element('Timestamp', at)}</TraceHeader>
<Bussiness>${element('BussinessDocType', envelope.business)}${element('BussinessDocReason', envelope.reason)}${element('DocumentId', envelope.about)}<Paper>0</Paper></Bussiness>
</TraceHeaderList></edXML:edXMLHeader>
<edXML:edXMLBody><edXML:edXMLManifest version="1.0">${files
    .map(
      ({ id, name, type }) =>
        `<edXML:Reference xlink:href="cid:${id}" xlink:role="XLinkRole" xlink:type="simple">${element('AttachmentName', name)}${element('ContentType', type)}${element('ContentId', `cid:${id}`)}</edXML:Reference>`,
    )
    .join('')}</edXML:edXMLManifest></edXML:edXMLBody></edXML:edXMLEnvelope>
<AttachmentEncoded>${files
    .map(
      ({ id, name, type, bytes }) =>
        `<Attachment>${element('ContentType', type)}${element('ContentId', id)}<ContentTransferEncoded>${Buffer.from(bytes).toString('base64')}</ContentTransferEncoded>${element('AttachmentName', name)}</Attachment>`,
    )
    .join('')}</AttachmentEncoded>
</edXML>
`);
}
