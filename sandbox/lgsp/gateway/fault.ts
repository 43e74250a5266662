/** A refusal of the gateway itself, with the codes that WSO2 API Manager gives. */
export class GatewayFault extends Error {
  override name = 'GatewayFault';
  readonly status: number;
  readonly code: number;
  readonly description: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    [status, code, message]: readonly [number, number, string],
    description: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.description = description;
    this.headers = headers;
  }
}

/** HTTP status, code and message. */
export const FAULTS = {
  badRequest: [400, 900400, 'Bad Request'],
  invalidCredentials: [401, 900901, 'Invalid Credentials'],
  missingCredentials: [401, 900902, 'Missing Credentials'],
  expiredToken: [401, 900903, 'Access Token Expired'],
  scopeForbidden: [
    403,
    900910,
    'The access token does not allow you to access the requested resource',
  ],
  addressForbidden: [403, 900908, 'Resource forbidden'],
  notFound: [404, 900906, 'No matching resource found in the API for the given request'],
  methodNotAllowed: [405, 900907, 'Method not allowed for given API resource'],
  conflict: [422, 900422, 'Idempotency key was used with another request'],
  tooLarge: [413, 900413, 'Payload Too Large'],
  mediaType: [415, 900415, 'Unsupported Media Type'],
  throttled: [429, 900802, 'Message throttled out'],
  internal: [500, 900500, 'Internal error'],
  backendFailed: [502, 101503, 'Error connecting to the back end'],
  backendSuspended: [503, 303001, 'The endpoint is suspended'],
  backendLate: [504, 101504, 'Send timeout'],
} as const satisfies Record<string, readonly [number, number, string]>;
