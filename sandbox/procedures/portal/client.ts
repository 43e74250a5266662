/** Portal answered with something else than success. */
export class PortalRefusal extends Error {
  override name = 'PortalRefusal';
  readonly status: number;
  constructor(status: number, path: string) {
    super(`portal answered ${status} to ${path}`);
    this.status = status;
  }
}

export interface PortalAccount {
  clientId: string;
  clientSecret: string;
}

/** Calls the national portal's API. One access token is shared by all calls until the portal refuses it. */
export class PortalClient {
  readonly #url: string;
  readonly #account: PortalAccount;
  #token: Promise<string> | null = null;

  constructor(url: string, account: PortalAccount) {
    this.#url = url;
    this.#account = account;
  }

  /** Sends JSON, or bytes as they are. A token that ran out is renewed once unless `renew` is false. */
  async send(
    path: string,
    body: Record<string, unknown> | Uint8Array<ArrayBuffer>,
    renew = true,
  ): Promise<Record<string, unknown>> {
    const used = this.#currentToken();
    const response = await this.#post(path, body, await used);
    if (response.status === 401 && renew) {
      if (this.#token === used) this.#token = null;
      await response.body?.cancel();
      return this.send(path, body, false);
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new PortalRefusal(response.status, path);
    }
    return (await response.json()) as Record<string, unknown>;
  }

  /** Makes the portal forget the token, as it does when its time is over. Whoever sends next is refused. */
  async expireToken(): Promise<void> {
    const response = await this.#post('/api/token/expire', { ...this.#account }, '');
    await response.body?.cancel();
    if (!response.ok) throw new PortalRefusal(response.status, '/api/token/expire');
  }

  #currentToken(): Promise<string> {
    this.#token ??= this.#askToken().catch((error: unknown) => {
      this.#token = null;
      throw error;
    });
    return this.#token;
  }

  async #askToken(): Promise<string> {
    const response = await this.#post('/api/token', { ...this.#account }, '');
    if (!response.ok) throw new PortalRefusal(response.status, '/api/token');
    return String(((await response.json()) as { accessToken: string }).accessToken);
  }

  #post(path: string, body: Record<string, unknown> | Uint8Array<ArrayBuffer>, token: string) {
    const isBytes = body instanceof Uint8Array;
    return fetch(this.#url + path, {
      method: 'POST',
      headers: {
        'content-type': isBytes ? 'application/octet-stream' : 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: isBytes ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
  }
}
