/** Names that are measured time: there must be the same series, their values are each one's own. */
const TIMES =
  /^probe_(?:duration_seconds|dns_lookup_time_seconds|http_duration_seconds|dns_duration_seconds|grpc_duration_seconds|icmp_duration_seconds)/;

/** What the two are known to differ in; `docs/blackbox-parity.md` says why. */
const KNOWN: { name: RegExp; only: 'ours' | 'theirs' }[] = [
  { name: /^probe_timeout_seconds$/, only: 'ours' },
  { name: /^probe_failed_due_to_bytes$/, only: 'ours' },
  { name: /^probe_tls_cipher_info/, only: 'ours' },
];
/** A label that came after Debian's version; without it the series must be the same. */
const NEWER_LABEL = /,?serialnumber="[^"]*"/;

export interface Exposed {
  /** Series, with its labels in order → value. */
  series: Map<string, string>;
  /** Name → help and type. */
  told: Map<string, string>;
}

/** Reads Prometheus' text format, as far as probes use it. */
export function readExposition(text: string): Exposed {
  const series = new Map<string, string>();
  const told = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, word, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? [];
    if (word !== undefined) told.set(`${word} ${name}`, rest);
    const [, head, value] = /^([a-z_:]+(?:\{.*\})?) (\S+)$/i.exec(line) ?? [];
    if (head !== undefined && value !== undefined) series.set(head.replace(NEWER_LABEL, ''), value);
  }
  return { series, told };
}

/** Every difference between two answers on the same target, in words. */
export function differences(ours: Exposed, theirs: Exposed): { found: string[]; known: string[] } {
  const found: string[] = [];
  const known: string[] = [];
  const tell = (name: string, only: 'ours' | 'theirs', message: string) => {
    const expected = KNOWN.some((one) => one.only === only && one.name.test(name));
    (expected ? known : found).push(message);
  };
  for (const [name, value] of theirs.series) {
    const own = ours.series.get(name);
    // For gRPC, later versions export certificate metrics only where there was a certificate.
    if (name === 'probe_ssl_earliest_cert_expiry' && theirs.series.has('probe_grpc_ssl'))
      if (own === undefined && Number(value) === 0) continue;
    if (own === undefined) tell(name, 'theirs', `${name}: theirs alone`);
    else if (!TIMES.test(name) && Number(own) !== Number(value))
      found.push(`${name}: ours ${own}, theirs ${value}`);
  }
  for (const name of ours.series.keys())
    if (!theirs.series.has(name)) tell(name, 'ours', `${name}: ours alone`);
  for (const [what, text] of theirs.told) {
    const own = ours.told.get(what);
    if (own !== undefined && own !== text) found.push(`${what}: ours "${own}", theirs "${text}"`);
  }
  return { found, known };
}
