import { checkHeaders } from './header.ts';
import type { HttpModule, Module } from './module.ts';
import { checkClient, checkProxy, checkTls } from './check-client.ts';
import { acceptsEncoding } from './encoding.ts';
import type { Reporter } from '../reading/reporter.ts';

/** What one field of a module cannot show: fields that exclude or need each other, as blackbox_exporter has them. */
export function checkModule(report: Reporter, name: string, module: Module): void {
  const path = ['modules', name];
  if (module.prober === 'dns' && module.dns === undefined)
    report.key(path, 'found no dns, expected it with a query_name');
  if (module.http !== undefined) checkHttp(report, [...path, 'http'], module.http);
  const dns = module.dns;
  if (dns?.dns_over_tls === true && dns.transport_protocol !== 'tcp')
    report.value(
      [...path, 'dns', 'dns_over_tls'],
      'found dns_over_tls over udp, expected transport_protocol: tcp',
    );
  for (const kind of ['tcp', 'unix', 'websocket'] as const)
    module[kind]?.query_response.forEach((step, i) => {
      if (step.expect !== undefined && step.expect_bytes !== undefined)
        report.value(
          [...path, kind, 'query_response', i],
          'found expect and expect_bytes, expected one of them',
        );
    });
  for (const kind of ['dns', 'grpc', 'tcp', 'tls', 'unix', 'certificate'] as const)
    checkTls(report, [...path, kind], module[kind]?.tls_config);
  checkHeaders(report, [...path, 'websocket', 'headers'], module.websocket?.headers ?? {});
  checkHeaders(report, [...path, 'grpc', 'metadata'], module.grpc?.metadata ?? {});
  const client = module.websocket?.http_config;
  if (client !== undefined) checkClient(report, [...path, 'websocket', 'http_config'], client);
}

function checkHttp(report: Reporter, path: readonly string[], http: HttpModule): void {
  checkClient(report, path, http);
  checkProxy(report, path, http);
  checkHeaders(report, [...path, 'headers'], http.headers);
  if (http.body !== undefined && http.body_file !== undefined)
    report.value([...path, 'body_file'], 'found body and body_file, expected one of them');
  if (http.enable_http3 && http.enable_http2)
    report.value(
      [...path, 'enable_http3'],
      'found enable_http3 beside enable_http2, expected enable_http2: false',
    );
  const other = http.valid_http_versions.find((one) => ['HTTP/1.1', 'HTTP/2.0'].includes(one));
  if (http.enable_http3 && other !== undefined)
    report.value(
      [...path, 'valid_http_versions'],
      `found ${other} beside enable_http3, expected HTTP/3.0 alone`,
    );
  if (!http.enable_http3 && http.valid_http_versions.includes('HTTP/3.0'))
    report.value(
      [...path, 'valid_http_versions'],
      'found HTTP/3.0, expected it only with enable_http3: true',
    );
  for (const [name, value] of Object.entries(http.headers))
    if (
      name.toLowerCase() === 'accept-encoding' &&
      http.compression !== undefined &&
      !acceptsEncoding(value, http.compression)
    )
      report.value(
        [...path, 'compression'],
        `found ${http.compression} beside the header ${name}: ${value}, expected a compression that it accepts`,
      );
}
