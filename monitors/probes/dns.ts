import { randomInt } from 'node:crypto';
import { DNS_RCODE_NUMBERS, DNS_TYPE_NUMBERS } from '../../config/monitoring/dns.ts';
import { Blocked, rethrowOwn } from '../look/faults.ts';
import type { Look } from '../look/look.ts';
import { causeOf } from '../../words/reasons/cause.ts';
import { chooseAddress, hostAndPort } from '../wire/address.ts';
import { validRecords } from '../wire/dns/answer.ts';
import { exchange } from '../wire/dns/exchange.ts';
import type { DnsQuestion, DnsRecord } from '../wire/dns/message.ts';
import { recordText } from '../wire/dns/text.ts';
import { gauge, phases, seconds } from '../wire/gauges.ts';

/** Asks the target, a name server, for the module's name and judges the answer. */
export async function dns(look: Look): Promise<boolean> {
  const { log, registry } = look;
  const options = look.module.dns;
  if (options === undefined) throw new Blocked({ code: 'options-absent', prober: 'dns' });
  const took = phases(registry, 'probe_dns_duration_seconds', 'Duration of DNS request by phase', [
    ...(['resolve', 'connect', 'request'] as const),
  ]);
  const section = (name: string) =>
    gauge(
      registry,
      `probe_dns_${name}_rrs`,
      `Returns number of entries in the ${name} resource record list`,
    );
  const [answers, authorities, additionals] = ['answer', 'authority', 'additional'].map(section);
  const succeeded = gauge(
    registry,
    'probe_dns_query_succeeded',
    'Displays whether or not the query was executed successfully',
  );
  const where = hostAndPort(look.target, options.dns_over_tls ? 853 : 53);
  if (where === null) {
    log.fail({ code: 'target-malformed', form: 'host' });
    return false;
  }
  const chosen = await chooseAddress(look, where.host, options);
  if (chosen === null) return false;
  took('resolve', chosen.lookupSeconds);
  const query: DnsQuestion = {
    ...{ id: randomInt(1, 65_536), name: options.query_name, type: options.query_type },
    ...{ class: options.query_class, recursionDesired: options.recursion_desired },
  };
  log.debug('Making DNS query', {
    target: look.target,
    query: options.query_name,
    type: options.query_type,
  });
  const began = performance.now();
  try {
    const server = { ...chosen, port: where.port, name: where.host };
    const { response, connected, answered } = await exchange(look, server, options, query);
    took('connect', seconds(began, connected));
    took('request', seconds(connected, answered));
    const { answers: answer, authorities: authority, additionals: additional } = response;
    // Every record is read, also those that no pattern asks for: one that breaks off spoils the whole answer.
    for (const record of [...answer, ...authority, ...additional]) recordText(record);
    answers?.set(answer.length);
    authorities?.set(authority.length);
    additionals?.set(additional.length);
    succeeded.set(1);
    if (options.query_type === 'SOA') {
      const serial = gauge(registry, 'probe_dns_serial', 'Returns the serial number of the zone');
      for (const record of answer)
        if (record.type === DNS_TYPE_NUMBERS.SOA) serial.set(serialOf(record));
    }
    const valid = options.valid_rcodes ?? ['NOERROR'];
    if (!valid.some((name) => DNS_RCODE_NUMBERS[name] === response.rcode)) {
      log.fail({ code: 'rcode', found: response.rcode, wanted: valid });
      return false;
    }
    return (
      validRecords(answer, options.validate_answer_rrs, log) &&
      validRecords(authority, options.validate_authority_rrs, log) &&
      validRecords(additional, options.validate_additional_rrs, log)
    );
  } catch (error) {
    took('request', seconds(began, performance.now()));
    rethrowOwn(error);
    log.fail({ code: 'dns-failed', cause: causeOf(error) });
    return false;
  }
}

/** Of a start of authority: behind its two names. */
function serialOf({ data }: DnsRecord): number {
  const reader = data.again();
  reader.name();
  reader.name();
  return reader.u32();
}
