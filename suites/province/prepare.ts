import type { FilePayload } from '../stage/html-fill.ts';
import { expect } from '../stage/expect.ts';
import { AnswerError } from '../stage/precondition.ts';
import type { Person, Stage } from '../stage/stage.ts';
import type { CitizenOffice } from '../portal/offer/citizen.ts';
import { pdf, withdrawAfterwards } from '../portal/prepare.ts';
import { productOf as portalOf } from '../portal/product.ts';
import { advance, inOffice } from '../procedures/prepare.ts';
import type { Progress } from '../procedures/prepare.ts';
import { productOf as oneStopOf } from '../procedures/product.ts';
import { procedureFor } from './settings.ts';

/** A dossier of this case that a citizen filed on the portal with the home unit. */
export interface Filed {
  code: string;
  citizen: Person;
  office: CitizenOffice;
  papers: readonly FilePayload[];
}

/** Files a dossier on the portal, under the procedure of a case. */
export async function fileOnPortal(stage: Stage, name: string): Promise<Filed> {
  const portal = stage.on('portal');
  const citizen = await portal.person('citizen');
  const office = (await portalOf(portal)).office(citizen);
  const papers = [pdf(portal)];
  const code = await office.file({
    ...{ procedure: procedureFor(name), agency: stage.target.units.home },
    ...{ content: stage.marker, papers },
  });
  withdrawAfterwards(portal, citizen.account, code);
  return { code, citizen, office, papers };
}

/** The status of a dossier at the one-stop system, in words; empty while it is not there. */
export async function statusAtUnit(stage: Stage, code: string): Promise<string> {
  const place = { code, unit: stage.target.units.home };
  try {
    return await (await inOffice(stage.on('procedures'), 'one-stop', place)).status();
  } catch (error) {
    if (error instanceof AnswerError) return '';
    throw error;
  }
}

/** A dossier that was filed on the portal and has arrived at its unit. */
export function arrived(stage: Stage, name: string): Promise<Filed> {
  return stage.given('hồ sơ nộp trên Cổng đã về xã', async () => {
    const filed = await fileOnPortal(stage, name);
    await expect.poll(() => statusAtUnit(stage, filed.code), 'trạng thái ở xã').not.toBe('');
    return filed;
  });
}

const STEPS: readonly Progress[] = ['received', 'assigned', 'assessed', 'submitted', 'signed'];

/** Takes a dossier at its unit as far as a case needs it. */
export async function handledUntil(stage: Stage, filed: Filed, until: Progress): Promise<void> {
  for (const step of STEPS.slice(0, STEPS.indexOf(until) + 1)) await handle(stage, filed, step);
}

/** Takes a dossier at its unit one step further. */
export async function handle(stage: Stage, filed: Filed, to: Progress): Promise<void> {
  const { code, citizen } = filed;
  await advance(stage.on('procedures'), { code, citizen, unit: stage.target.units.home }, to);
}

/** Has the one-stop officer hand the result back. */
export async function handBack(stage: Stage, { code }: Filed): Promise<void> {
  const place = { code, unit: stage.target.units.home };
  await (await inOffice(stage.on('procedures'), 'one-stop', place)).returnResult();
}

/** A person of a role in the one-stop system, at the home unit. */
export function officerOf(stage: Stage, role: string): Promise<Person> {
  return stage.on('procedures').person(role);
}

/** The product of the one-stop system. */
export function oneStop(stage: Stage) {
  return oneStopOf(stage.on('procedures'));
}
