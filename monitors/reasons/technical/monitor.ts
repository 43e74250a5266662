import { MACHINE_FAULTS } from '../../../words/reasons/machine.ts';
import type { MonitorFacts, OfEach, Reason } from '../../../words/reasons/reason.ts';

/** Of the monitor itself. @param technical a reason that another holds, in one line */
export function monitorTexts(technical: (reason: Reason) => string): OfEach<MonitorFacts, string> {
  return {
    ...TEXTS,
    'no-canary': ({ failure }) =>
      `no canary answers, the network of this monitor is down (${failure === null ? '' : technical(failure)})`,
  };
}

/** What a module needs of a deployment. */
const NEEDS: Readonly<
  Record<MonitorFacts['deployment-absent']['needs'], (name: string) => string>
> = {
  units: () => 'the units',
  statuses: () => 'the statuses',
  account: (role) => `an account of ${role}`,
  address: (name) => `the address ${name}`,
};

const TEXTS: OfEach<Omit<MonitorFacts, 'no-canary'>, string> = {
  stopped: () => 'the monitor was stopped',
  'stood-still': ({ during }) =>
    `the monitor itself stood still ${during === 'walk' ? 'during the walk' : 'while the time ran out'}`,
  'probe-broken': ({ text }) => `fault in the probe: ${text}`,
  'machine-fault': ({ errno }) => `${MACHINE_FAULTS[errno]?.[1]} (${errno})`,
  'resolver-silent': ({ errno }) =>
    `the name server of this machine ${errno === null ? 'did not answer in time' : `does not answer (${errno})`}`,
  'file-unread': ({ path, errno }) => `cannot read ${path} (${errno})`,
  'address-forbidden': ({ address }) =>
    `${address} is link-local or a metadata service, which is never probed`,
  'source-address': ({ address }) => `the source address ${address} is no address`,
  'proxy-malformed': () => 'the proxy_url is no address of an HTTP proxy',
  'proxy-unreachable': ({ cause }) => `the proxy cannot be reached: ${cause.text}`,
  'token-url': () => 'the token_url is no address',
  'header-name': ({ name }) => `${JSON.stringify(name)} is no name of a header`,
  'header-value': ({ name }) =>
    `the header ${name} holds a line break or another control character`,
  'tls-versions': ({ from, to }) => `tls_config leaves no version to try: from ${from} to ${to}`,
  'tls-unable': ({ errno }) => `the OpenSSL of this program cannot speak it (${errno})`,
  'tls-files': ({ text }) => `cannot use the certificates of tls_config: ${text}`,
  'http3-absent': () => 'HTTP/3 is not available in this program',
  'text-too-long': ({ letters, regexp }) =>
    `${letters} letters are too many for the regular expression ${regexp}; write a smaller one, or set body_size_limit`,
  'body-too-long': ({ bytes }) =>
    `the body has ${bytes} bytes, more than are kept for patterns; set body_size_limit`,
  'schema-unusable': ({ text }) => `the JSON Schema of the module cannot be used: ${text}`,
  'options-absent': ({ prober }) => `the module has no ${prober}`,
  'deployment-absent': ({ needs, name }) =>
    `the module needs ${NEEDS[needs](name)} of a deployment, which /probe has not; its results are in /metrics`,
  'account-absent': ({ target, role }) => `target ${target} has no account of ${role}`,
  'address-absent': ({ target, name }) => `target ${target} has no address ${name}`,
  'address-not-http': () => 'the address of the target is none of HTTP',
  'place-empty': ({ name }) => `nothing stands for {{${name}}}`,
  'statuses-absent': ({ platform }) => `the platform ${platform} has no statuses in its settings`,
  'may-change': ({ method, path, target }) =>
    `${method} ${path} may change something, and the target ${target} is or may be live`,
  'ping-absent': () => 'there is no ping on this machine',
  'ping-unusable': ({ errno }) => `ping cannot be run (${errno})`,
  'ping-failed': ({ text }) => `ping: ${text}`,
};
