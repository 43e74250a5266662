import type { Dossier } from '../store/dossiers.ts';
import type { PortalClient } from './client.ts';

/** Tells the portal of the dossiers that were there before the system was connected. @throws {PortalRefusal} */
export async function announceExisting(
  client: PortalClient,
  existing: readonly Dossier[],
): Promise<void> {
  const dossiers = existing.map(
    ({ code, procedure, unit, applicant, idNumber, filedAt, status }) => ({
      ...{ code, procedure, unit, applicant, idNumber, filedAt, status },
    }),
  );
  await client.send('/api/dossiers/existing', { dossiers });
}
