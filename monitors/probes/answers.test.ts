import { vietnamese } from '../testing/words.ts';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBeside } from '../testing/beside.ts';
import type { Beside } from '../testing/beside.ts';
import { look, valueOf } from '../testing/look.ts';
import { TestServers } from '../testing/servers.ts';

// Answers over HTTP/1 byte by byte: what Go's client accepts is accepted, and what it refuses is refused.

const servers = new TestServers();
const page = { prober: 'http' as const, timeout: '4s' };
const head = { ...page, http: { method: 'HEAD' } };
const strange = { ...page, http: { valid_status_codes: [101, 204, 302, 304, 500] } };
const modules = { page, head, strange };
let site = '';
let theirs: Beside;

interface Answer {
  text: string;
  /** Whether the connection stays open behind it. */
  open?: boolean;
  module?: keyof typeof modules;
  /** Where Go has changed its mind since Debian's version: ours is as its present one. */
  newer?: boolean;
}

const OK = 'HTTP/1.1 200 OK\r\n';
const chunks = (text: string) => `${OK}Transfer-Encoding: chunked\r\n\r\n${text}`;

const ACCEPTED: Record<string, Answer> = {
  'a plain one': { text: `${OK}Content-Length: 2\r\n\r\nok`, open: true },
  'one that ends with its connection': { text: `${OK}\r\nok` },
  'the same length twice': {
    text: `${OK}Content-Length: 2\r\nContent-Length: 2\r\n\r\nok`,
    open: true,
  },
  'the same length thrice, with spaces': {
    text: `${OK}Content-Length: 2\r\ncontent-length:2\r\nContent-Length:  2 \r\n\r\nok`,
    open: true,
  },
  'lines that end in LF alone': { text: 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok', open: true },
  'lines of both ends': { text: 'HTTP/1.1 200 OK\nA: b\r\nContent-Length: 2\n\r\nok', open: true },
  'a header that goes on in the next line': {
    text: `${OK}X-A: a\r\n b\r\n\tc\r\nContent-Length: 2\r\n\r\nok`,
    open: true,
  },
  'a length that goes on in the next line': {
    text: `${OK}Content-Length:\r\n 2\r\n\r\nok`,
    open: true,
  },
  'a space before the colon, and so another name': { text: `${OK}Content-Length : 1\r\n\r\nokay` },
  'a space within a name': { text: `${OK}X A: b\r\nContent-Length: 2\r\n\r\nok`, open: true },
  'a header without a value': { text: `${OK}X-A:\r\nContent-Length: 2\r\n\r\nok`, open: true },
  'headers in UTF-8 and Latin-1': { text: `${OK}X-A: x\xc3\xa3\r\nX-B: x\xe3\r\n\r\nok` },
  'no reason': { text: 'HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok', open: true },
  'spaces before the status': {
    text: 'HTTP/1.1   200 OK\r\nContent-Length: 2\r\n\r\nok',
    open: true,
  },
  'HTTP/1.0': { text: 'HTTP/1.0 200 OK\r\n\r\nok' },
  'HTTP/1.0 with chunks that are none': {
    text: 'HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n',
  },
  'a version of the future': { text: 'HTTP/3.7 200 OK\r\nContent-Length: 2\r\n\r\nok', open: true },
  'an odd status': { text: 'HTTP/1.1 +20 OK\r\nContent-Length: 2\r\n\r\nok', open: true },
  'a status beyond all': { text: 'HTTP/1.1 999 OK\r\nContent-Length: 2\r\n\r\nok', open: true },
  'something before it': {
    text: `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n${OK}Content-Length: 2\r\n\r\nok`,
    open: true,
  },
  'more than was declared': { text: `${OK}Content-Length: 2\r\n\r\nokay and more` },
  chunks: { text: chunks('2\r\nok\r\n3\r\nyes\r\n0\r\n\r\n'), open: true },
  'chunks beside a length': {
    text: `${OK}Content-Length: 1\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n`,
    open: true,
  },
  'chunks with extensions and zeros': {
    text: chunks('0002;a=b\r\nok\r\nA \r\n0123456789\r\n000;c\r\n\r\n'),
    open: true,
  },
  'chunks with headers behind them': {
    text: chunks('2\r\nok\r\n0\r\nX-A: b\r\nX-C: d\r\n\r\n'),
    open: true,
  },
  'a HEAD with a length': { text: `${OK}Content-Length: 99\r\n\r\n`, open: true, module: 'head' },
  'a HEAD without': { text: `${OK}\r\n`, open: true, module: 'head' },
  'a HEAD with chunks': {
    text: `${OK}Transfer-Encoding: chunked\r\n\r\n`,
    open: true,
    module: 'head',
  },
  'a 204 with a length': {
    text: 'HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n',
    open: true,
    module: 'strange',
  },
  'a 304 with chunks': {
    text: 'HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n',
    open: true,
    module: 'strange',
  },
  'a 302 that leads nowhere': {
    text: 'HTTP/1.1 302 Found\r\nContent-Length: 2\r\n\r\nok',
    open: true,
    module: 'strange',
  },
  'a 101 that changes nothing': {
    text: 'HTTP/1.1 101 Switching Protocols\r\n\r\n',
    module: 'strange',
  },
};

const REFUSED: Record<string, Answer> = {
  'two lengths': { text: `${OK}Content-Length: 2\r\nContent-Length: 3\r\n\r\nok` },
  'two lengths in one': { text: `${OK}Content-Length: 2, 2\r\n\r\nok` },
  'a length with a sign': { text: `${OK}Content-Length: +2\r\n\r\nok` },
  'a length below nothing': { text: `${OK}Content-Length: -2\r\n\r\nok` },
  'a length that is none': { text: `${OK}Content-Length: two\r\n\r\nok` },
  'a length in hexadecimal': { text: `${OK}Content-Length: 0x2\r\n\r\nok` },
  'a length beyond all': { text: `${OK}Content-Length: 99999999999999999999\r\n\r\nok` },
  'an empty length': { text: `${OK}Content-Length:\r\n\r\nok`, newer: true },
  'less than was declared': { text: `${OK}Content-Length: 5\r\n\r\nok` },
  'a line without a colon': { text: `${OK}nonsense\r\nContent-Length: 2\r\n\r\nok` },
  'a line without a name': { text: `${OK}: b\r\nContent-Length: 2\r\n\r\nok`, newer: true },
  'a name with what no name has': {
    text: `${OK}X(A): b\r\nContent-Length: 2\r\n\r\nok`,
    newer: true,
  },
  'a name in Vietnamese': {
    text: `${OK}X-\xc3\xa3: b\r\nContent-Length: 2\r\n\r\nok`,
    newer: true,
  },
  'a first header that goes on': { text: `${OK} X-A: b\r\nContent-Length: 2\r\n\r\nok` },
  'a null in a value': { text: `${OK}X-A: a\0b\r\nContent-Length: 2\r\n\r\nok`, newer: true },
  'a CR in a value': { text: `${OK}X-A: a\rb\r\nContent-Length: 2\r\n\r\nok`, newer: true },
  'lower case': { text: 'http/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok' },
  'a version without its second part': { text: 'HTTP/1 200 OK\r\nContent-Length: 2\r\n\r\nok' },
  'a version of two digits': { text: 'HTTP/1.10 200 OK\r\nContent-Length: 2\r\n\r\nok' },
  'a status of two digits': { text: 'HTTP/1.1 20 OK\r\nContent-Length: 2\r\n\r\nok' },
  'a status of four': { text: 'HTTP/1.1 2000 OK\r\nContent-Length: 2\r\n\r\nok' },
  'a status that is none': { text: 'HTTP/1.1 2xx OK\r\nContent-Length: 2\r\n\r\nok' },
  'a status stuck to its reason': { text: 'HTTP/1.1 200OK\r\nContent-Length: 2\r\n\r\nok' },
  'no status': { text: 'HTTP/1.1\r\nContent-Length: 2\r\n\r\nok' },
  'an empty line before it': { text: `\r\n${OK}Content-Length: 2\r\n\r\nok` },
  'another protocol, and then silence': { text: 'SSH-2.0-x\r\n', open: true },
  'headers that break off': { text: `${OK}X-A: b\r\n` },
  nothing: { text: '' },
  'an encoding that is not known': {
    text: `${OK}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
  },
  'identity, which is none': { text: `${OK}Transfer-Encoding: identity\r\n\r\nok` },
  'two encodings': {
    text: `${OK}Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  },
  'a chunk of no size': { text: chunks('x\r\nok\r\n0\r\n\r\n'), open: true },
  'a chunk whose size has spaces before it': { text: chunks(' 2\r\nok\r\n0\r\n\r\n') },
  'a chunk whose size is too large': { text: chunks('11111111111111111\r\nok\r\n0\r\n\r\n') },
  'a chunk longer than declared': { text: chunks('2\r\nokay\r\n0\r\n\r\n'), open: true },
  'a chunk that ends in LF alone': { text: chunks('2\r\nok\n0\r\n\r\n'), open: true },
  'a size that ends in LF alone': { text: chunks('2\nok\r\n0\r\n\r\n'), newer: true },
  'chunks that break off': { text: chunks('2\r\nok\r\n') },
  'chunks without their last line': { text: chunks('2\r\nok\r\n0\r\n') },
  'a header behind chunks that is none': { text: chunks('2\r\nok\r\n0\r\nnonsense\r\n\r\n') },
  'an extension without end': { text: chunks(`2;${'a'.repeat(5_000)}\r\nok\r\n0\r\n\r\n`) },
  'more beside chunks than in them': {
    text: chunks(`${`1;${'a'.repeat(1_000)}\r\nb\r\n`.repeat(40)}0\r\n\r\n`),
    newer: true,
  },
  'a place to go that is none': {
    text: 'HTTP/1.1 302 Found\r\nLocation: http://[::1\r\nContent-Length: 2\r\n\r\nok',
    module: 'strange',
  },
  'a place without a host': {
    text: 'HTTP/1.1 302 Found\r\nLocation: http:/x\r\nContent-Length: 2\r\n\r\nok',
    module: 'strange',
  },
  'a place of another protocol': {
    text: 'HTTP/1.1 302 Found\r\nLocation: ftp://127.0.0.1/\r\nContent-Length: 2\r\n\r\nok',
    module: 'strange',
  },
};

const all = { ...ACCEPTED, ...REFUSED };
const names = Object.keys(all);

beforeAll(async () => {
  const answer = (socket: Socket, path: string) => {
    const { text, open } = all[names[Number(path)] ?? ''] ?? { text: '' };
    if (open === true) socket.write(text, 'latin1');
    else socket.end(text, 'latin1');
  };
  const port = await servers.tcp((socket) => {
    socket.once('data', (bytes: Buffer) =>
      answer(socket, / \/(\d+)/.exec(bytes.toString('latin1'))?.[1] ?? ''),
    );
  });
  site = `http://127.0.0.1:${port}`;
  theirs = await startBeside(modules);
});
afterAll(async () => {
  await Promise.all([servers.end(), theirs.stop()]);
});

const SAME = [
  'probe_http_status_code',
  'probe_http_content_length',
  'probe_http_uncompressed_body_length',
  'probe_http_version',
  'probe_http_redirects',
];

async function both(name: string) {
  const { module = 'page' } = all[name] ?? {};
  const target = `${site}/${names.indexOf(name)}`;
  return Promise.all([look(target, modules[module]), theirs.ask(module, target)]);
}

describe('accepted', () => {
  test.each(Object.keys(ACCEPTED))('%s', async (name) => {
    const [ours, other] = await both(name);
    expect(other.success, 'blackbox_exporter').toBe(
      !['a status beyond all', 'an odd status'].includes(name),
    );
    expect(ours.outcome === 'success', ours.log.text()).toBe(other.success);
    for (const series of SAME) expect(valueOf(ours, series), series).toBe(other.value(series));
  });
});

/** The reason in Vietnamese, without a word of English. */
const WORDS =
  /: (?:máy chủ trả lời không đúng chuẩn HTTP|máy chủ cắt kết nối|câu trả lời của máy chủ dài quá mức|trang chuyển hướng tới một địa chỉ sai)$/;

describe('refused', () => {
  test.each(Object.entries(REFUSED))('%s', async (name, { newer }) => {
    const [ours, other] = await both(name);
    expect(ours.outcome, ours.log.text()).toBe('failure');
    expect(ours.reason).not.toContain('deadline');
    expect(vietnamese(ours)).toMatch(WORDS);
    if (newer !== true) expect(other.success, 'blackbox_exporter').toBe(false);
  });
});

test('an answer that comes byte by byte is read as one that comes at once', async () => {
  const text = `${OK}X-A: a\r\n b\nTransfer-Encoding: chunked\r\n\r\n3;x\r\nxin\r\n5\r\n ch\xc3\xa0\r\n0\r\nX: y\r\n\r\n`;
  const port = await servers.tcp((socket) => {
    socket.setNoDelay(true);
    socket.once('data', () => {
      let at = 0;
      const more = () => {
        if (at < text.length && !socket.destroyed)
          socket.write(text[at++]!, 'latin1', () => setImmediate(more));
      };
      more();
    });
  });
  const http = {
    fail_if_body_not_matches_regexp: ['^xin chà$'],
    fail_if_header_not_matches: [{ header: 'X-A', regexp: '^a b$' }],
  };
  const sample = await look(`http://127.0.0.1:${port}/`, { prober: 'http', http });
  expect(sample.outcome, sample.log.text()).toBe('success');
});
