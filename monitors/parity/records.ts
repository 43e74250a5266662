/** A record by its type, the bytes it says in hexadecimal (spaces for the eye), and its data in zone text. */
export interface SampleRecord {
  type: number;
  bytes: string;
  text: string;
  class?: number;
}

const EXAMPLE = '07 6578616d706c65 02 766e 00';
const NS = '026e73 c00c';
const SHA256 = 'd2abde240d7cd3ee6b4b28c54df034b97983a1d16e8a410e4561cb106618e971';

function record(type: number, bytes: string, text: string): SampleRecord {
  return { type, bytes, text };
}

/**
 * At `r<number>.example.vn`, with a time to live of 300. `c00c` points to that name.
 * @param owner the name of the record
 */
export function sampleRecords(owner: string): SampleRecord[] {
  return [
    record(1, '7f000009', 'A\t127.0.0.9'),
    record(28, '20010db8000000000000000000000001', 'AAAA\t2001:db8::1'),
    record(28, '20010db8000100000000000100000000', 'AAAA\t2001:db8:1::1:0:0'),
    record(28, '20010db8000000010000000000000001', 'AAAA\t2001:db8:0:1::1'),
    record(2, NS, `NS\tns.${owner}`),
    record(5, 'c00c', `CNAME\t${owner}`),
    record(5, '0461404228 08 612e6220273b5c22 00', `CNAME\ta\\@B\\(.a\\.b\\ \\'\\;\\\\\\".`),
    record(5, '03 c49161 00', 'CNAME\t\\196\\145a.'),
    record(5, '00', 'CNAME\t.'),
    record(39, EXAMPLE, 'DNAME\texample.vn.'),
    record(
      6,
      `${NS} c00c 0000002a 00000e10 00000258 ffffffff 0000003c`,
      `SOA\tns.${owner} ${owner} 42 3600 600 4294967295 60`,
    ),
    record(12, EXAMPLE, 'PTR\texample.vn.'),
    record(13, '03 783836 05 4c696e7578', 'HINFO\t"x86" "Linux"'),
    record(14, 'c00c c00c', `MINFO\t${owner} ${owner}`),
    record(15, `000a ${EXAMPLE}`, 'MX\t10 example.vn.'),
    record(16, '05 763d737066 06 22c4915c0a7f', 'TXT\t"v=spf" "\\"\\196\\145\\\\\\010\\127"'),
    record(16, '00', 'TXT\t""'),
    record(99, '06 763d73706631', 'SPF\t"v=spf1"'),
    record(17, 'c00c 00', `RP\t${owner} .`),
    record(18, `0001 ${EXAMPLE}`, 'AFSDB\t1 example.vn.'),
    record(19, '04 31322233', 'X25\t12\\"3'),
    record(21, `0001 ${EXAMPLE}`, 'RT\t1 example.vn.'),
    record(23, EXAMPLE, 'NSAP-PTR\texample.vn.'),
    record(25, '0100 03 08 0102', 'KEY\t256 3 8 AQI='),
    record(26, `000a ${EXAMPLE} 00`, 'PX\t10 example.vn. .'),
    record(27, '02 2d31 03 312e35 01 30', 'GPOS\t-1 1.5 0'),
    record(
      29,
      '00 12 16 13 895a5ed0 967f8c98 00989680',
      'LOC\t43 35 17.456 N 104 50 57.816 E 0m 1m 10000m 10m',
    ),
    record(
      29,
      '00 00 10 21 70000000 60000000 00989b45',
      'LOC\t74 33 55.456 S 149 07 50.912 W 12.21m 0.00m 0.01m 0.20m',
    ),
    record(33, `0001 0002 01bb ${EXAMPLE}`, 'SRV\t1 2 443 example.vn.'),
    record(
      35,
      '0064 000a 01 75 07 4532552b736970 1f 215e2e2a24217369703a696e666f406578616d706c652e766e3b615c316221 00',
      'NAPTR\t100 10 "u" "E2U+sip" "!^.*$!sip:info@example.vn;a\\\\1b!" .',
    ),
    record(36, `0001 ${EXAMPLE}`, 'KX\t1 example.vn.'),
    record(37, '0001 0002 08 010203', 'CERT\tPKIX 2 RSASHA256 AQID'),
    record(37, 'ff00 0002 63 010203', 'CERT\t65280 2 99 AQID'),
    record(
      42,
      '0001 15 04 c0a82001 0001 00 00 0002 80 86 20010db80001',
      'APL\t1:192.168.32.1/21 1:0.0.0.0/0 !2:2001:db8:1::/128',
    ),
    record(43, `ec45 08 02 ${SHA256}`, `DS\t60485 8 2 ${SHA256.toUpperCase()}`),
    record(43, `ec45 08 02`, 'DS\t60485 8 2 '),
    record(59, `ec45 08 02 ${SHA256}`, `CDS\t60485 8 2 ${SHA256.toUpperCase()}`),
    record(32769, `ec45 08 02 ab`, 'DLV\t60485 8 2 AB'),
    record(32768, `ec45 08 02 ab`, 'TA\t60485 8 2 AB'),
    record(44, `04 02 ${SHA256}`, `SSHFP\t4 2 ${SHA256.toUpperCase()}`),
    record(
      46,
      `0001 0d 02 0000012c 6b49d200 69689e80 ec45 ${EXAMPLE} 0102ff`,
      'RRSIG\tA 13 2 300 20270115080000 20260115080000 60485 example.vn. AQL/',
    ),
    record(
      46,
      `ff00 0d 02 0000012c ffffffff 00000000 ec45 00 0102ff`,
      'RRSIG\tTYPE65280 13 2 300 21060207062815 19700101000000 60485 . AQL/',
    ),
    record(
      24,
      `0001 0d 02 0000012c 6b49d200 69689e80 ec45 00 01`,
      'SIG\tA 13 2 300 20270115080000 20260115080000 60485 . AQ==',
    ),
    record(
      47,
      `${EXAMPLE} 00 06 620180080000 01 01 40`,
      'NSEC\texample.vn. A NS SOA MX TXT AAAA CAA',
    ),
    record(47, EXAMPLE, 'NSEC\texample.vn.'),
    record(48, '0101 03 0d 0102ff', 'DNSKEY\t257 3 13 AQL/'),
    record(60, '0101 03 0d 0102ff', 'CDNSKEY\t257 3 13 AQL/'),
    record(57, '0101 03 0d 0102ff', 'RKEY\t257 3 13 AQL/'),
    record(49, '000201', 'DHCID\tAAIB'),
    record(
      50,
      '01 01 000c 04 aabbccdd 14 174eb2409fe28bcb4887a1836f957f0a8425e27b 00 07 22010000000290',
      'NSEC3\t1 1 12 AABBCCDD 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR NS SOA MX RRSIG DNSKEY NSEC3PARAM',
    ),
    record(50, '01 00 0000 00 01 ff', 'NSEC3\t1 0 0 - VS'),
    record(51, '01 00 000c 02 aabb', 'NSEC3PARAM\t1 0 12 AABB'),
    record(51, '01 00 0000 00', 'NSEC3PARAM\t1 0 0 -'),
    record(52, `03 01 01 ${SHA256}`, `TLSA\t3 1 1 ${SHA256}`),
    record(53, `03 01 00 ${SHA256}`, `SMIMEA\t3 1 0 ${SHA256}`),
    record(55, `04 02 0003 20010000 010203 ${EXAMPLE} 00`, 'HIP\t2 20010000 AQID example.vn. .'),
    record(56, '01 61 01 62', 'NINFO\t"a" "b"'),
    record(58, `${EXAMPLE} 00`, 'TALINK\texample.vn. .'),
    record(61, '0102', 'OPENPGPKEY\tAQI='),
    record(62, '00000042 0003 00 04 60000008', 'CSYNC\t66 3 A NS AAAA'),
    record(63, '00000042 01 01 abcd', 'ZONEMD\t66 1 1 abcd'),
    record(64, `0001 ${EXAMPLE} 0003 0002 01bb`, 'SVCB\t1 example.vn. port="443"'),
    record(65, `0000 ${EXAMPLE}`, 'HTTPS\t0 example.vn.'),
    record(
      65,
      '0001 00 0000 0004 00010003 0001 0009 026832 056833223b2c 0002 0000 0004 0008 7f000001 7f000002 0005 0003 010203 0006 0010 20010db8000000000000000000000001 0007 0004 2f646e73 029a 0004 6122205c',
      'HTTPS\t1 . mandatory="alpn,port" alpn="h2,h3\\"\\;\\\\\\044" no-default-alpn="" ipv4hint="127.0.0.1,127.0.0.2" ech="AQID" ipv6hint="2001:db8::1" dohpath="/dns" key666="a\\"\\ \\\\"',
    ),
    record(100, '01 61', 'UINFO\t"a"'),
    record(101, '0000002a', 'UID\t42'),
    record(102, '0000002a', 'GID\t42'),
    record(104, '000a 0014 4fff ff20 ee64', 'NID\t10 0014:4fff:ff20:ee64'),
    record(105, '000a 0a010203', 'L32\t10 10.1.2.3'),
    record(106, '000a 2001 0db8 11ab cdef', 'L64\t10 2001:0DB8:11AB:CDEF'),
    record(107, `000a ${EXAMPLE}`, 'LP\t10 example.vn.'),
    record(108, '00005e00532a', 'EUI48\t00-00-5e-00-53-2a'),
    record(109, '00005eef1000002a', 'EUI64\t00-00-5e-ef-10-00-00-2a'),
    record(256, '000a 0001 6674703a2f2f612f225c', 'URI\t10 1 "ftp://a/\\""'),
    record(
      257,
      '00 05 6973737565 6c657473656e63727970742e6f7267',
      'CAA\t0 issue "letsencrypt.org"',
    ),
    record(
      257,
      '80 05 696f646566 6d61696c746f3a61225c2e5c4c5c303635ff',
      'CAA\t128 iodef "mailto:a\\"\\.LA\\255"',
    ),
    record(31, '0a0b', 'EID\t0A0B'),
    record(10, '616263', 'NULL\tabc'),
    record(34, '0a0b', '\\# 2 0a0b'),
    record(65_280, '0a000001', '\\# 4 0a000001'),
    record(65_280, '', '\\# 0 '),
    // Records may say nothing at all.
    record(1, '', 'A\t'),
    record(28, '', 'AAAA\t'),
    record(6, '', 'SOA\t  0 0 0 0 0'),
    record(15, '', 'MX\t0 '),
    record(16, '', 'TXT\t'),
    record(33, '', 'SRV\t0 0 0 '),
    record(43, '', 'DS\t0 0 0 '),
    record(47, '', 'NSEC\t'),
    record(257, '', 'CAA\t0  ""'),
    record(65, '', 'HTTPS\t0 '),
    { ...record(1, '7f000009', 'A\t127.0.0.9'), class: 3 },
    { ...record(16, '01 61', 'TXT\t"a"'), class: 42 },
  ];
}

/** The whole text of a record, as miekg/dns prints it. */
export function wholeText(owner: string, { type, text, class: kind = 1 }: SampleRecord): string {
  if (text.startsWith('\\#')) return `${owner}\t300\tCLASS${kind}\tTYPE${type}\t${text}`;
  const names: Record<number, string> = { 1: 'IN', 3: 'CH' };
  return `${type === 10 ? ';' : ''}${owner}\t300\t${names[kind] ?? `CLASS${kind}`}\t${text}`;
}
