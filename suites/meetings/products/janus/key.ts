/** Who makes rooms must know it; it is the password of the target's accounts, and guards nothing real. */
export const ADMIN_KEY = 'Sandbox@2025-Janus-may-kiem-thu';
