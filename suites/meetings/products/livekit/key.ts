/** Name of the key pair by which tokens are signed; its secret is the password of the target's accounts. */
export const KEY = 'nghiem-thu';
/** The secret that `host/` starts the server with, as it stands in `config/targets/livekit.yaml`; it guards nothing real. */
export const SECRET = 'Sandbox@2025-LiveKit-may-kiem-thu';
/** The pair that LiveKit's own documentation has for trying it out. */
export const WELL_KNOWN = { key: 'devkey', secret: 'secret' };
