import { vietnamese } from '../testing/words.ts';
import { expect, test } from 'vitest';
import type { Reason } from '../../words/reasons/reason.ts';
import { explained } from './sample.ts';
import { ProbeLog } from './log.ts';

const reset = { fault: 'cut' as const, text: 'read ECONNRESET' };

/** What programs read of `/probe?debug=true`. */
test.each<[line: string, reason: Reason]>([
  [
    'level=error msg="Invalid HTTP response status code, wanted 2xx" status_code=502',
    { code: 'status', found: 502, wanted: [] },
  ],
  [
    'level=error msg="Invalid HTTP response status code" status_code=200 valid_status_codes=204,304',
    { code: 'status', found: 200, wanted: [204, 304] },
  ],
  [
    'level=error msg="Header did not match regular expression" header=X-A regexp="a b"',
    { code: 'header-unlike', header: 'X-A', regexp: 'a b' },
  ],
  [
    'level=error msg="Body did not match JSON schema" at=/items err="must be array"',
    {
      code: 'json-unlike',
      at: '/items',
      rule: 'type',
      limit: null,
      property: null,
      text: 'must be array',
    },
  ],
  [
    'level=error msg="Body did not equal" at=/a err="wanted 1"',
    { code: 'json-differs', at: '/a', wanted: '1' },
  ],
  [
    'level=error msg="Invalid HTTP version number" version=HTTP/1.0',
    { code: 'http-version', found: 'HTTP/1.0' },
  ],
  [
    'level=error msg="Resolution with IP protocol failed" target=a.vn ip_protocol=ip6',
    { code: 'no-address', host: 'a.vn', family: 'ip6' },
  ],
  [
    'level=error msg="Resolution with IP protocol failed" target=a.vn err="queryA ENOTFOUND a.vn"',
    {
      ...{ code: 'name-unresolved', host: 'a.vn', errno: 'ENOTFOUND' },
      cause: { fault: 'no-name', text: 'queryA ENOTFOUND a.vn' },
    },
  ],
  [
    'level=error msg="Regexp did not match" regexp=^220 line="500 no"',
    { code: 'line-unlike', regexp: '^220', line: '500 no' },
  ],
  [
    'level=error msg="Bytes did not match" expected=a bytes=62',
    { code: 'bytes-unlike', expected: 'a', bytes: '62' },
  ],
  [
    'level=error msg="Rcode is not one of the valid rcodes" rcode=3 valid_rcodes=NOERROR',
    { code: 'rcode', found: 3, wanted: ['NOERROR'] },
  ],
  [
    'level=error msg="At least one RR did not match regexp" regexp=a rr="a.vn. 1 IN A 1.2.3.4"',
    { code: 'record-unlike', regexp: 'a', record: 'a.vn. 1 IN A 1.2.3.4' },
  ],
  [
    'level=error msg="Certificate is not valid long enough" subject="CN=a" until="Jan  1"',
    { code: 'certificate-ending', subject: 'CN=a', until: 'Jan  1' },
  ],
  [
    'level=warn msg="Timeout reading from socket" err="0 received"',
    { code: 'ping-silent', text: '0 received' },
  ],
  [
    'level=error msg="Step first failed" err="Error for HTTP request: read ECONNRESET"',
    { code: 'step-failed', step: 'first', why: { code: 'request-failed', cause: reset } },
  ],
  [
    'level=error msg="Step first failed" err=undefined',
    { code: 'step-failed', step: 'first', why: null },
  ],
])('%s', (line, reason) => {
  const log = new ProbeLog({});
  log.fail(reason);
  expect(log.text().replace(/^ts=\S+ /, '')).toBe(`${line}\n`);
  expect(log.reason).toEqual(reason);
});

test('the last reason is kept where a hostile answer fills the log', () => {
  const log = new ProbeLog({});
  for (let n = 0; n < 300; n++) log.debug('Read line', { line: n });
  log.fail({ code: 'line-unlike', regexp: 'a', line: 'b' });
  expect(log.text()).toContain('101 more lines were left out');
  expect(log.reason?.code).toBe('line-unlike');
});

test('what is hidden later is in no line and no reason', () => {
  const log = new ProbeLog({});
  log.fail({
    code: 'step-failed',
    step: 'a',
    why: { code: 'body-unlike', regexp: 'bí mật một hai' },
  });
  log.fail({ code: 'request-failed', cause: { fault: null, text: 'with bí mật một hai' } });
  log.hide('bí mật một hai');
  const { why, reason } = explained(log.reason);
  const words = vietnamese({ why: why! });
  for (const read of [log.text(), JSON.stringify(why), reason, words])
    expect(read).not.toContain('bí mật');
  expect(words).toBe('không mở được trang: with ***');
});

test.each([
  ['https://user:secret@host/path', 'https://host/path'],
  ['host:443', 'host:443'],
])('the address %s stands in its lines as %s', (target, shown) => {
  const log = new ProbeLog({ module: 'page', target });
  log.debug('Beginning probe');
  expect(log.text()).toContain(` module=page target=${shown}\n`);
});
