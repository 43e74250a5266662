import type { Account } from '../../config/targets/target.ts';
import { communeName, roleName } from '../journey.ts';
import type { FilePayload } from '../stage/html-fill.ts';
import { AnswerError } from '../stage/precondition.ts';
import type { Person, Stage } from '../stage/stage.ts';
import type { CitizenOffice } from './offer/citizen.ts';
import type { SentDossier, System } from './offer/system.ts';
import { announced } from './procedures.ts';
import { productOf } from './product.ts';
import { procedureFor } from './settings.ts';

/** A small PDF that no other case has. */
export function pdf(stage: Stage, name = 'giay-to.pdf'): FilePayload {
  const buffer = Buffer.from(`%PDF-1.4\n% ${stage.marker}\n%%EOF\n`);
  return { name, mimeType: 'application/pdf', buffer };
}

/** A connected system. */
export function connected(stage: Stage, role = 'one-stop-system'): Promise<System> {
  return stage.given(`đã kết nối với vai trò ${roleName(role)}`, async () =>
    (await productOf(stage)).system(stage.account(role)),
  );
}

/** A citizen with a dossier of their own, filed for this case. */
export interface Filed {
  citizen: Person;
  office: CitizenOffice;
  code: string;
}

/** A dossier filed with the home unit under the procedure of a case. */
export async function filed(stage: Stage, name: string): Promise<Filed> {
  const product = await productOf(stage);
  const citizen = await stage.person('citizen');
  const office = product.office(citizen);
  const code = await stage.given('có hồ sơ đã nộp', () =>
    office.file({
      ...{ procedure: procedureFor(name), agency: stage.target.units.home },
      ...{ content: stage.marker, papers: [pdf(stage)] },
    }),
  );
  withdrawAfterwards(stage, citizen.account, code);
  return { citizen, office, code };
}

/** Takes a dossier back where it still can be. */
export function withdrawAfterwards(stage: Stage, account: Account, code: string): void {
  stage.afterwards(async (again) => {
    const office = (await productOf(stage)).office(await again(account));
    await office.withdraw(code).catch((error: unknown) => {
      // One that is settled is not withdrawn any more.
      if (!(error instanceof AnswerError)) throw error;
    });
  });
}

/** A dossier as a one-stop system sends it. */
export function dossierOf(
  code: string,
  procedure: string,
  more: Partial<SentDossier> = {},
): SentDossier {
  const name = announced().find((one) => one.code === procedure)?.name ?? procedure;
  return {
    ...{ code, procedure, name, applicant: 'Nguyễn Thị Kiểm Thử', identity: '099190000001' },
    ...{ receivedAt: `${new Date().toISOString().slice(0, 19)}Z`, status: '2' },
    ...more,
  };
}

/** The name of a unit, with marks and letters as one sign. */
export function nameOf(unit: string): string {
  return communeName(unit).normalize('NFC');
}

/** HTTP status of a refusal; 200 where there was none. */
export async function refusalOf(trying: Promise<unknown>): Promise<number> {
  try {
    await trying;
    return 200;
  } catch (error) {
    if (error instanceof AnswerError && error.status !== undefined) return error.status;
    throw error;
  }
}
