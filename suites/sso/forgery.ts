import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';

/** Tokens that nobody was given, made of one that somebody was given, with what each is. */
export function forgedTokens(token: string): { what: string; token: string }[] {
  const [head = '', , signature = ''] = token.split('.');
  const claims = decodeJwt(token);
  const other = Buffer.from(JSON.stringify({ ...claims, sub: 'quantri' })).toString('base64url');
  return [
    { what: 'mã không có chữ ký', token: new UnsecuredJWT(claims).encode() },
    { what: 'mã bị sửa nội dung', token: `${head}.${other}.${signature}` },
  ];
}

/** The same token, signed with a key that is not published any more. */
export async function signedByOldKey(token: string): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256');
  const header = { ...decodeProtectedHeader(token), alg: 'ES256', kid: 'khoa-da-het-han' };
  return new SignJWT(decodeJwt(token)).setProtectedHeader(header).sign(privateKey);
}
