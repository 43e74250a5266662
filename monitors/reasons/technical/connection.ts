import type { ConnectionFacts, OfEach } from '../../../words/reasons/reason.ts';
import type { Line } from './line.ts';

const MALFORMED: Readonly<Record<ConnectionFacts['target-malformed']['form'], Line>> = {
  http: { message: 'Could not parse target URL', fields: { err: 'not an address' } },
  websocket: {
    message: 'Could not parse target URL',
    fields: { err: 'expected ws:// or wss://' },
  },
  host: {
    message: 'Error splitting target address and port',
    fields: { err: 'not an address' },
  },
  port: {
    message: 'Error splitting target address and port',
    fields: { err: 'missing port in address' },
  },
};

/** As blackbox_exporter writes them, where it has the same fault. */
export const connection: OfEach<ConnectionFacts, Line> = {
  'target-malformed': ({ form }) => MALFORMED[form],
  'no-address': ({ host, family }) => ({
    message: 'Resolution with IP protocol failed',
    fields: { target: host, ip_protocol: family },
  }),
  'name-unresolved': ({ host, cause }) => ({
    message: 'Resolution with IP protocol failed',
    fields: { target: host, err: cause.text },
  }),
  'dial-failed': ({ over, cause }) => ({
    message: `Error dialing ${over}`,
    fields: { err: cause.text },
  }),
  'handshake-failed': ({ cause }) => ({
    message: 'TLS Handshake (client) failed',
    fields: { err: cause.text },
  }),
  'line-unlike': ({ regexp, line }) => ({
    message: 'Regexp did not match',
    fields: { regexp, line },
  }),
  'bytes-unlike': ({ expected, bytes }) => ({
    message: 'Bytes did not match',
    fields: { expected, bytes },
  }),
  'websocket-refused': () => ({
    message: 'Error dialing websocket',
    fields: { err: 'websocket: bad handshake' },
  }),
  'websocket-failed': ({ cause }) => ({
    message: 'Error dialing websocket',
    fields: { err: cause.text },
  }),
  'turn-absent': () => ({ message: 'The platform names no TURN server over UDP or TCP' }),
  'turn-refused': ({ number }) => ({
    message: 'The TURN server relays no address',
    fields: { err: `error ${number}` },
  }),
  'turn-failed': ({ cause }) => ({
    message: 'Asking the TURN server failed',
    fields: { err: cause.text },
  }),
  'message-unread': ({ cause }) => ({
    message: 'Error reading message',
    fields: { err: cause.text },
  }),
  'grpc-status': ({ status }) => grpc(status),
  'grpc-code': ({ number }) => grpc(`code ${number}`),
  'grpc-failed': ({ cause }) => grpc(cause.text),
  'dns-failed': ({ cause }) => ({
    message: 'Error while sending a DNS query',
    fields: { err: cause.text },
  }),
  rcode: ({ found, wanted }) => ({
    message: 'Rcode is not one of the valid rcodes',
    fields: { rcode: found, valid_rcodes: wanted },
  }),
  'records-absent': ({ rule }) => ({ message: `${rule} specified but no RRs returned` }),
  'record-forbidden': ({ regexp, record }) => ({
    message: 'At least one RR matched regexp',
    fields: { regexp, rr: record },
  }),
  'record-unlike': ({ regexp, record }) => ({
    message: 'At least one RR did not match regexp',
    fields: { regexp, rr: record },
  }),
  'records-not-all': () => ({ message: 'Not all RRs matched regexp' }),
  'records-none': () => ({ message: 'None of the RRs did matched any regexp' }),
  'certificate-absent': () => ({ message: 'No certificate was found' }),
  'certificate-ending': ({ subject, until }) => ({
    message: 'Certificate is not valid long enough',
    fields: { subject, until },
  }),
  'certificate-untrusted': ({ cause }) => ({
    message: 'Certificate is not trusted',
    fields: { err: cause.text },
  }),
  'ping-silent': ({ text }) => ({
    message: 'Timeout reading from socket',
    fields: { err: text },
    level: 'warn',
  }),
  'probe-late': ({ cause }) => ({
    message: 'Probe did not end in time',
    fields: { err: cause.text },
  }),
};

function grpc(err: string): Line {
  return { message: "can't connect grpc server:", fields: { err } };
}
