/** Fragments of module files, and what blackbox_exporter's `--config.check` and ours say to them. */

/** The kind of a module and its fields in flow style; or a whole file where it begins with `modules:`. */
export type Fragment = string;

/** Accepted by both: fields, their spellings, what is empty, what YAML makes of it. */
export const ACCEPTED: readonly Fragment[] = [
  ...[
    ...['preferred_ip_protocol: ip4', 'preferred_ip_protocol: ipv4', 'preferred_ip_protocol: IPv6'],
    ...['preferred_ip_protocol: 4', 'preferred_ip_protocol: ""', 'preferred_ip_protocol: ~'],
    ...['no_follow_redirects: true', 'no_follow_redirects: no, follow_redirects: no'],
    ...['no_follow_redirects: ~', 'valid_http_versions: ["HTTP/2"]', 'valid_http_versions: [2.0]'],
    ...['valid_http_versions:', 'valid_http_versions: []', 'fail_if_ssl: yes', 'fail_if_ssl: Yes'],
    ...['fail_if_ssl: on', 'fail_if_ssl: "off"', 'fail_if_ssl: "yes"', 'fail_if_ssl: y'],
    ...['fail_if_ssl: TRUE', 'fail_if_ssl: ~', 'fail_if_not_ssl: NO', 'ip_protocol_fallback: n'],
    ...['valid_status_codes: [200, 999, 0]', 'valid_status_codes: [200.0, 2e2, 0xC8, 0310]'],
    ...['valid_status_codes: [0o310, 2_00, 0b11001000]', 'valid_status_codes: ~'],
    ...['method: get', 'method: 1', 'method: ""', 'method: ~', 'method: true', 'method: M-SEARCH'],
    'headers: { X-A: 1, X-B: true, X-C: 1.10, X-D: ~, X-E: 2020-01-01, X-F: yes, 5: 6 }',
    ...['headers: ~', 'headers: {}', 'body: 123', 'body: 2020-01-01', 'body: !!binary aGk='],
    ...['body: !!str 5', 'body: null', 'body: ""', 'compression: ""', 'compression: identity'],
    'compression: gzip, headers: { accept-encoding: "gzip, deflate" }',
    'compression: gzip, headers: { Accept-Encoding: "*" }',
    'compression: gzip, headers: { Accept-Encoding: "*;q=0, gzip" }',
    'compression: gzip, headers: { Accept-Encoding: "*;q=0.5, gzip;q=0" }',
    'compression: gzip, headers: { Accept-Encoding: "br;q=1, gzip ; q=0.001" }',
    'compression: gzip, headers: { Accept-Encoding: "" }',
    ...['headers: { Accept-Encoding: "gzip" }', 'body_size_limit: 0', 'body_size_limit: "0"'],
    ...['body_size_limit: 5MB', 'body_size_limit: 5MiB', 'body_size_limit: 5B'],
    ...['body_size_limit: 1.5KB', 'body_size_limit: .5KB', 'body_size_limit: 1MB512KB'],
    ...['body_size_limit: +5KB', 'body_size_limit: 1TB', 'body_size_limit: 1PiB'],
    ...['body_size_limit: ~', 'fail_if_body_matches_regexp: [""]'],
    ...['fail_if_body_matches_regexp: [200, 1.10, true]', 'fail_if_body_matches_regexp: ~'],
    'fail_if_header_matches: [{ header: 1, regexp: 2, allow_missing: on }]',
    ...['basic_auth: {}', 'basic_auth: ~', 'basic_auth: { username: 1, password: 2 }'],
    ...['basic_auth: { password: "", password_file: b }', 'bearer_token: 123'],
    ...['bearer_token: "", basic_auth: { username: a }', 'authorization: {}'],
    ...['authorization: ~, basic_auth: {}', 'authorization: { type: "" }', 'oauth2: ~'],
    'oauth2: { client_id: a, token_url: b, client_secret: c, scopes: [1], endpoint_params: { a: 1 } }',
    'oauth2: { client_id: a, token_url: b, client_secret_file: c, tls_config: { insecure_skip_verify: yes }, proxy_url: "http://a" }',
    ...['proxy_url: "http://a:1"', 'proxy_url: ""', 'proxy_url: ~', 'proxy_url: "a:3128"'],
    ...['proxy_url: a', 'proxy_connect_header: { a: [b] }, proxy_url: "http://a"'],
    ...['proxy_connect_header: {}', 'tls_config: ~', 'tls_config: {}', 'enable_http2: no'],
    ...['tls_config: { insecure_skip_verify: yes }', 'tls_config: { server_name: 1 }'],
    ...['tls_config: { cert_file: a, key_file: b }', 'tls_config: { ca_file: /none }'],
    ...['tls_config: { min_version: TLS12 }', 'tls_config: { min_version: ~ }'],
    'skip_resolve_phase_with_proxy: on',
  ].map((fields) => `http { ${fields} }`),
  ...[
    ...['query_name: 5', 'query_name: true', 'query_name: a..b', 'query_name: a, query_type: ""'],
    ...['query_name: a, query_type: TLSA', 'query_name: a, query_type: HTTPS'],
    ...['query_name: a, query_type: None', 'query_name: a, query_type: AXFR'],
    ...['query_name: a, query_class: CS', 'query_name: a, query_class: NONE'],
    ...['query_name: a, query_class: ""', 'query_name: a, transport_protocol: ""'],
    'query_name: a, valid_rcodes: [NOTIMPL, NXRRSET, YXDOMAIN, BADKEY]',
    ...['query_name: a, valid_rcodes: []', 'query_name: a, validate_answer_rrs: ~'],
    'query_name: a, validate_answer_rrs: { fail_if_matches_regexp: [1.10, ""] }',
    'query_name: a, dns_over_tls: yes, transport_protocol: tcp',
    'query_name: a, recursion_desired: no',
  ].map((fields) => `dns { ${fields} }`),
  ...[
    ...['query_response: ~', 'query_response: [{ send: 1 }]', 'query_response: [{ expect: "" }]'],
    ...['query_response: [~]', 'query_response: [{ expect: 220 }]', 'tls: on'],
    ...['query_response: [{ expect: ~, send: ~ }]', 'query_response: [{ starttls: yes }]'],
    ...['query_response: [{ send: !!binary AAEC/w== }]', 'tls_config: ~'],
  ].map((fields) => `tcp { ${fields} }`),
  ...['ttl: 0', 'ttl: ~', 'dont_fragment: yes', 'payload_size: 64.0'].map((f) => `icmp { ${f} }`),
  ...['', 'service: 1', 'tls: true, tls_config: {}'].map((fields) => `grpc { ${fields} }`),
  ...['5s', '0s', '"0"', '+5s', '.5s', '5.s', '5000000μs', '~', '1m0.5s'].map(
    (timeout) => `modules: { a: { prober: http, timeout: ${timeout} } }`,
  ),
  ...['http', 'tcp', 'icmp', 'grpc'].map(
    (kind) => `modules:\n  a:\n    prober: ${kind}\n    ${kind}:\n`,
  ),
  'modules:',
  'modules: {}',
  '---\nmodules: {}\n...\n',
  '%YAML 1.1\n---\nmodules: !!map {}\n',
  'modules:\r\n  a:\r\n    prober: http\r\n',
  '\uFEFFmodules: {}\n',
  'modules:\n  a: &x\n    prober: http\n  b: *x\n',
  'modules:\n  a: &x\n    prober: http\n    timeout: 5s\n  b:\n    <<: *x\n    timeout: 6s\n',
  'modules:\n  a: &x { prober: http }\n  b: &y { prober: tcp, timeout: 5s }\n  c:\n    <<: [*x, *y]\n',
  'modules:\n  a:\n    prober: http\n    http:\n      <<: { method: POST }\n',
  ...['a b', '1.1.1.1', '200', 'https://x/', 'true', 'đường', 'a'.repeat(300)].map(
    (name) => `modules:\n  ${JSON.stringify(name)}: { prober: http }\n`,
  ),
];

/** The whole file of a fragment. */
export function fileOf(fragment: Fragment): string {
  const [, kind, fields] = /^([a-z]+) (\{[^]*\})$/.exec(fragment) ?? [];
  if (kind === undefined || fields === undefined) return fragment;
  return `modules:\n  a:\n    prober: ${kind}\n    ${kind}: ${fields}\n`;
}
