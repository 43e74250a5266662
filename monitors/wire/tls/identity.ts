import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { WireError } from '../../../words/reasons/cause.ts';
import { addressBytes } from '../address.ts';

/**
 * Whether a certificate is for a name or an address, as Go and browsers see it and Node does not: by its alternative
 * names alone, never by the common name, and `*` only as the whole first label.
 * @returns why not
 */
export function identityProblem(
  name: string,
  certificate: X509Certificate | undefined,
): Error | undefined {
  const names = alternativeNames(certificate?.subjectAltName ?? '');
  const bare = name.replace(/^\[|\]$/g, '');
  const fits =
    isIP(bare) !== 0
      ? names.some(({ kind, value }) => kind === 'IP Address' && isSameAddress(value, bare))
      : names.some(({ kind, value }) => kind === 'DNS' && isFor(value, name));
  if (fits) return undefined;
  const reason =
    names.length === 0
      ? 'it has a common name alone'
      : `it is for ${names.map(({ value }) => value).join(', ')}`;
  const text = `${name} is not in the altnames of the certificate: ${reason}`;
  return Object.assign(new WireError('certificate-name', text.slice(0, 500)), {
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
  });
}

/** As Node writes them: `DNS:a.example, IP Address:127.0.0.1`, in quotes where a value holds a comma. */
function alternativeNames(text: string): { kind: string; value: string }[] {
  const all = text.matchAll(/(?:^|, )([A-Za-z ]+):(?:"((?:[^"\\]|\\.)*)"|([^,]*))/g);
  return [...all].map(([, kind = '', quoted, value = '']) => ({ kind, value: quoted ?? value }));
}

function isSameAddress(value: string, address: string): boolean {
  return isIP(value) !== 0 && addressBytes(value).join() === addressBytes(address).join();
}

const LABEL = /^[a-z0-9_][a-z0-9_-]*$/;

function isFor(pattern: string, name: string): boolean {
  const wanted = name.toLowerCase().replace(/\.$/, '').split('.');
  const given = pattern.toLowerCase().split('.');
  return (
    wanted.length === given.length &&
    wanted.every((label) => LABEL.test(label)) &&
    given.every((label, i) =>
      i === 0 && label === '*' && given.length > 1 ? true : label === wanted[i],
    )
  );
}
