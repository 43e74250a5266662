import { createHmac } from 'node:crypto';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens that nobody was given, made of one that somebody was given, with what each is. */
export function forgedTokens(token: string): { what: string; token: string }[] {
  const claims = claimsIn(token);
  const body = encode({ ...claims, iat: now(), exp: now() + 3_600 });
  const unsigned = `${encode({ alg: 'none', typ: 'JWT' })}.${body}.`;
  const byGuess = `${encode({ alg: 'HS256', typ: 'JWT' })}.${body}`;
  const signature = createHmac('sha256', 'secret').update(byGuess).digest('base64url');
  return [
    { what: 'mã không có chữ ký', token: unsigned },
    { what: 'mã tự ký', token: `${byGuess}.${signature}` },
    { what: 'mã bị sửa nội dung', token: withClaims(token, claims) },
    { what: 'mã bị sửa chữ ký', token: withOtherEnd(token) },
    { what: 'chữ bất kỳ', token: 'khong-phai-ma-truy-cap' },
  ];
}

const now = () => Math.trunc(Date.now() / 1_000);

/** The claims of a token; those of nobody where it tells none. */
function claimsIn(token: string): Record<string, unknown> {
  try {
    const claims: unknown = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
    );
    if (typeof claims === 'object' && claims !== null) return claims as Record<string, unknown>;
  } catch {
    // An opaque token tells nothing.
  }
  return { iss: 'lgsp', aud: 'lgsp', sub: 'admin', scope: 'default' };
}

/** The same signature under more rights and a longer life. */
function withClaims(token: string, claims: Record<string, unknown>): string {
  const [head = '', , signature = ''] = token.split('.');
  return `${head}.${encode({ ...claims, scope: `${String(claims['scope'])} operations`, exp: now() + 86_400 })}.${signature}`;
}

function withOtherEnd(token: string): string {
  const at = token.length - 10;
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}
