import { afterAll } from 'vitest';
import { makeCertificates } from './certificates.ts';
import type { TestCertificates } from './certificates.ts';
import { TestServers } from './servers.ts';

/** Servers and the certificates they show, for the tests of one file; both are gone after the last. */
export function securedServers(): { servers: TestServers; certificates: TestCertificates } {
  const servers = new TestServers();
  const certificates = makeCertificates();
  afterAll(async () => {
    await servers.end();
    certificates.remove();
  });
  return { servers, certificates };
}
