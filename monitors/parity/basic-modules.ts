import { typeText } from '../wire/dns/fields.ts';
import { RECORDS, wholeLine } from './zone-server.ts';

/** Modules that `npm run parity` asks both for, beside those of public files. @param ca path of a PEM file */
export function basicModules(ca: string): Record<string, object> {
  const tls_config = { ca_file: ca };
  return {
    http_2xx: { prober: 'http' },
    http_404: { prober: 'http', http: { valid_status_codes: [404] } },
    http_post: { prober: 'http', http: { method: 'POST', body: 'a=1' } },
    http_stay: { prober: 'http', http: { follow_redirects: false } },
    http_body: { prober: 'http', http: { fail_if_body_not_matches_regexp: ['xin chào'] } },
    http_no_body: { prober: 'http', http: { fail_if_body_matches_regexp: ['xin chào'] } },
    http_header: {
      prober: 'http',
      http: { fail_if_header_not_matches: [{ header: 'X-A', regexp: 'b' }] },
    },
    http_not_ssl: { prober: 'http', http: { fail_if_not_ssl: true } },
    http_old_stay: { prober: 'http', http: { no_follow_redirects: true } },
    http_ipv4: { prober: 'http', http: { preferred_ip_protocol: 'ipv4' } },
    http_ipv6: { prober: 'http', http: { preferred_ip_protocol: 'ipv6' } },
    http_two: { prober: 'http', http: { valid_http_versions: ['HTTP/2'] } },
    http_empty: { prober: 'http', http: null },
    http_version: { prober: 'http', http: { valid_http_versions: ['HTTP/1.1'] } },
    http_gzip: { prober: 'http', http: { compression: 'gzip' } },
    http_limit: { prober: 'http', http: { body_size_limit: '5B' } },
    http_quick: { prober: 'http', timeout: '500ms' },
    http_ca: { prober: 'http', http: { tls_config } },
    http_ca_one: { prober: 'http', http: { tls_config, enable_http2: false } },
    http_any_ca: { prober: 'http', http: { tls_config: { insecure_skip_verify: true } } },
    tcp_connect: { prober: 'tcp' },
    tcp_banner: { prober: 'tcp', tcp: { query_response: [{ expect: '^SSH-2.0-' }] } },
    tcp_other: { prober: 'tcp', tcp: { query_response: [{ expect: '^220' }] } },
    tcp_tls: { prober: 'tcp', tcp: { tls: true, tls_config } },
    dns_a: { prober: 'dns', dns: { query_name: 'example.vn', query_type: 'A' } },
    dns_tcp: {
      prober: 'dns',
      dns: { query_name: 'example.vn', query_type: 'A', transport_protocol: 'tcp' },
    },
    dns_soa: { prober: 'dns', dns: { query_name: 'example.vn', query_type: 'SOA' } },
    dns_rr: {
      prober: 'dns',
      dns: {
        query_name: 'example.vn',
        query_type: 'A',
        validate_answer_rrs: {
          fail_if_not_matches_regexp: ['^example.vn.\t300\tIN\tA\t127.0.0.9$'],
        },
      },
    },
    ...Object.fromEntries(
      RECORDS.map(({ type }, i) => [
        `dns_zone_${i}`,
        {
          prober: 'dns',
          dns: {
            query_name: `r${i}.example.vn`,
            query_type: typeText(type).startsWith('TYPE') ? 'ANY' : typeText(type),
            validate_answer_rrs: { fail_if_not_matches_regexp: [wholeLine(i)] },
          },
        },
      ]),
    ),
  };
}
