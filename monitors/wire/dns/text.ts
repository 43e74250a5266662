import { DNS_CLASS_NUMBERS } from '../../../config/monitoring/dns.ts';
import type { DnsType } from '../../../config/monitoring/dns.ts';
import { bare, base64, grouped, hashed, hex, HEX, ip4, ip6, name } from './fields.ts';
import { octets, quoted, salt, texts, time, type, types, typeText } from './fields.ts';
import { u16, u32, u8 } from './fields.ts';
import type { Field } from './fields.ts';
import type { DnsRecord } from './message.ts';
import { algorithm, certificateType, identity, ipsecKey, networks } from './special.ts';
import { parameters, place, relay } from './special.ts';
import { WireError } from '../../../words/reasons/cause.ts';

const KEY = [u16, u8, u8, base64];
const DIGEST = [u16, u8, u8, HEX];
const SIGNATURE = [type, u8, u8, u32, time, time, u16, name, base64];
const SERVICE = [u16, name, parameters];

/** What each type of record says, in order; the others are written in bytes (RFC 3597). */
const LAYOUTS: Partial<Record<DnsType, readonly Field[]>> = {
  ...{ A: [ip4], NS: [name], MD: [name], MF: [name], CNAME: [name], MB: [name], MG: [name] },
  ...{ MR: [name], PTR: [name], DNAME: [name], 'NSAP-PTR': [name], AAAA: [ip6] },
  SOA: [name, name, u32, u32, u32, u32, u32],
  ...{ HINFO: [quoted, quoted], MINFO: [name, name], RP: [name, name], TALINK: [name, name] },
  ...{ MX: [u16, name], AFSDB: [u16, name], RT: [u16, name], KX: [u16, name], LP: [u16, name] },
  ...{ TXT: [texts], SPF: [texts], AVC: [texts], NINFO: [texts], RESINFO: [texts] },
  ...{ X25: [bare], ISDN: [texts], UINFO: [quoted], GPOS: [bare, bare, bare] },
  ...{ SIG: SIGNATURE, RRSIG: SIGNATURE, KEY, DNSKEY: KEY, CDNSKEY: KEY, RKEY: KEY },
  ...{ DS: DIGEST, CDS: DIGEST, DLV: DIGEST, TA: DIGEST, SSHFP: [u8, u8, HEX] },
  PX: [u16, name, name],
  LOC: [place],
  ...{ EID: [HEX], NIMLOC: [HEX], OPENPGPKEY: [base64], DHCID: [base64] },
  SRV: [u16, u16, u16, name],
  NAPTR: [u16, u16, quoted, quoted, quoted, name],
  CERT: [certificateType, u16, algorithm, base64],
  ...{ APL: [networks], HIP: [identity], IPSECKEY: [ipsecKey], AMTRELAY: [relay] },
  NSEC: [name, types],
  NSEC3: [u8, u8, u16, salt, hashed, types],
  NSEC3PARAM: [u8, u8, u16, salt],
  TLSA: [u8, u8, u8, hex],
  SMIMEA: [u8, u8, u8, (reader) => String(hex(reader)).match(/.{1,1024}/g) ?? ''],
  CSYNC: [u32, u16, types],
  ZONEMD: [u32, u8, u8, hex],
  ...{ SVCB: SERVICE, HTTPS: SERVICE, UID: [u32], GID: [u32] },
  NID: [u16, grouped(8, 4, ':')],
  L32: [u16, ip4],
  L64: [u16, (reader) => String(grouped(8, 4, ':')(reader)).toUpperCase()],
  ...{ EUI48: [grouped(6, 2, '-')], EUI64: [grouped(8, 2, '-')] },
  ...{ URI: [u16, u16, octets], CAA: [u8, bare, octets], ANY: [], NXNAME: [] },
};

const CLASSES = new Map<number, string>(
  Object.entries(DNS_CLASS_NUMBERS).map(([text, number]) => [number, text]),
);

/**
 * A record in the text of zone files as blackbox_exporter's patterns see it: `name. ttl class type data`, by tabs.
 * @throws Error where its data is not what its type says
 */
export function recordText(record: DnsRecord): string {
  const { ttl, data } = record;
  const kind = typeText(record.type);
  const reader = data.again();
  if (kind === 'OPT') return optionsText(record);
  const layout = LAYOUTS[kind as DnsType];
  if (kind === 'NULL') return `;${head(record)}${reader.bytes().toString('utf8')}`;
  if (layout === undefined) {
    const bytes = reader.bytes();
    return `${record.name}\t${ttl}\tCLASS${record.class}\tTYPE${record.type}\t\\# ${bytes.length} ${bytes.toString('hex')}`;
  }
  const words = layout.flatMap((field) => field(reader));
  if (!reader.atEnd) throw new WireError('not-dns', 'bad rdlength');
  return head(record) + words.join(' ');
}

function head(record: DnsRecord): string {
  const kind = CLASSES.get(record.class) ?? `CLASS${record.class}`;
  return `${record.name}\t${record.ttl}\t${kind}\t${typeText(record.type)}\t`;
}

/** What both sides can do (RFC 6891): no record of the zone. */
function optionsText({ ttl, class: size }: DnsRecord): string {
  const flags = (ttl & 0x80_00) === 0 ? '' : 'do';
  return `\n;; OPT PSEUDOSECTION:\n; EDNS: version ${(ttl >>> 16) & 0xff}; flags: ${flags}; udp: ${size}`;
}
