import { SCOPES } from '../scopes.ts';
import { SECRET, systemsOf } from './systems.ts';

/**
 * Makes the scopes, the systems and their credentials by the gateway's own interface for its operators.
 * @param admin its address
 * @throws Error where the gateway refuses one of them
 */
export async function seed(admin: string): Promise<void> {
  const send = async (method: string, path: string, body: object) => {
    const answer = await fetch(admin + path, {
      ...{ method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
    });
    if (!answer.ok)
      throw new Error(
        `Express Gateway answered ${path} with ${answer.status}: ${await answer.text()}`,
      );
    await answer.arrayBuffer();
  };
  for (const scope of Object.values(SCOPES)) await send('PUT', `/scopes/${scope}`, {});
  for (const { username, scopes } of systemsOf()) {
    await send('POST', '/users', { username, firstname: 'Hệ thống', lastname: username });
    const credential = { secret: SECRET, ...(scopes.length > 0 && { scopes }) };
    await send('POST', '/credentials', { consumerId: username, type: 'oauth2', credential });
  }
}
