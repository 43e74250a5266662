import { unzipSync } from 'fflate';
import { kindCode } from '../data/kinds.ts';
import { demand, demandFiles } from './demands.ts';
import { EnvelopeError, identityOf } from './envelope.ts';
import type { Attachment, Envelope, Party } from './envelope.ts';
import { signedText } from './signature.ts';
import { all, find, readXml, textIn } from './xml.ts';
import type { Element } from './xml.ts';

/** Which dialects are read: that of QCVN 102 with its spellings, and that of `go.vn`. */
export type Dialect = 'qcvn' | 'edoc';

const DIALECTS: ReadonlyMap<string, Dialect> = new Map([
  ['http://www.mic.gov.vn/TBT/QCVN_102_2016', 'qcvn'],
  ['http://www.go.vn/eDoc', 'edoc'],
]);

/** Reads an envelope; of one that is signed, what was signed. @throws XmlError, EnvelopeError */
export function readEnvelope(bytes: Uint8Array, isChecked = true): Read {
  const root = readXml(bytes);
  if (find(root, 'Signature') === undefined) return readFrom(root);
  const { bytes: own, certificate } = signedText(bytes, isChecked);
  return { ...readFrom(readXml(own)), signedBy: certificate.fingerprint256 };
}

type Read = Envelope & { dialect: Dialect };

function readFrom(root: Element): Read {
  const header = find(root, 'MessageHeader');
  if (header === undefined) throw new EnvelopeError('no MessageHeader');
  const dialect = DIALECTS.get(header.uri);
  if (dialect === undefined) throw new EnvelopeError(`namespace ${header.uri}`);
  const code = all(header, 'Code')[0];
  const issued = all(header, 'PromulgationInfo')[0];
  const signer = all(header, 'SignerInfo')[0];
  const type = all(header, 'DocumentType')[0];
  const business = find(root, 'Bussiness', 'Business');
  const typeName = textIn(type, 'TypeName') || (type?.text.trim() ?? '');
  const read = {
    from: partyOf(all(header, 'From')[0]),
    to: all(header, 'To').map(partyOf),
    number: textIn(code, 'CodeNumber'),
    notation: textIn(code, 'CodeNotation'),
    place: textIn(issued, 'Place', 'Promulgator'),
    issuedOn: dayOf(textIn(issued, 'PromulgationDate')),
    kind: textIn(type, 'Type') || kindCode(typeName),
    subject: textIn(header, 'Subject'),
    content: textIn(header, 'Content'),
    signer: textIn(signer, 'FullName', 'Signer'),
    position: textIn(signer, 'Position'),
    dueOn: dayOf(textIn(header, 'DueDate'), true),
    urgency: Number(textIn(all(header, 'OtherInfo')[0], 'Priority') || 0),
    business: textIn(business, 'BussinessDocType', 'BusinessDocType') || '0',
    reason: textIn(business, 'BussinessDocReason', 'BusinessDocReason'),
    about: textIn(business, 'DocumentId'),
    attachments: attachmentsOf(root),
  };
  const documentId = textIn(header, 'DocumentId') || identityOf(read);
  demand({ ...read, documentId });
  demandFiles(root);
  return { ...read, dialect, documentId };
}

function partyOf(element: Element | undefined): Party {
  return { organId: textIn(element, 'OrganId'), name: textIn(element, 'OrganName') };
}

/** `yyyy/MM/dd` or `dd/MM/yyyy` → ISO. @throws EnvelopeError for no day of the calendar */
function dayOf(text: string, mayBeEmpty = false): string {
  if (text === '' && mayBeEmpty) return '';
  const [a = '', b = '', c = ''] = text.split(/[/-]/);
  const iso = a.length === 4 ? `${a}-${b}-${c}` : `${c}-${b}-${a}`;
  try {
    return Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString();
  } catch {
    throw new EnvelopeError(`no day: ${text}`);
  }
}

function attachmentsOf(root: Element): Attachment[] {
  const place = find(root, 'AttachmentEncoded') ?? find(root, 'Manifest');
  return all(place, 'Attachment').map((one) => ({
    name: textIn(one, 'AttachmentName', 'FileName'),
    type: textIn(one, 'ContentType', 'FileType') || 'application/octet-stream',
    ...contentOf(textIn(one, 'ContentTransferEncoded', 'Content')),
  }));
}

const ZIP = Buffer.from('PK\u0003\u0004');

/** Base64 of the file, or of a ZIP of that one file. @throws EnvelopeError for anything else */
function contentOf(text: string): Pick<Attachment, 'bytes' | 'packed'> {
  const packed = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) throw new EnvelopeError('not base64');
  const bytes = Buffer.from(packed, 'base64');
  if (!bytes.subarray(0, 4).equals(ZIP)) return { bytes };
  try {
    const files = Object.values(unzipSync(bytes));
    // An office document is a ZIP of many files, and is meant as it is.
    return files.length === 1 ? { bytes: files[0]!, packed: bytes } : { bytes };
  } catch {
    return { bytes };
  }
}
