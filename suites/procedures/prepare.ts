import type { FilePayload } from '../stage/html-fill.ts';
import { AnswerError } from '../stage/precondition.ts';
import type { Person, Stage } from '../stage/stage.ts';
import { declaration } from './declaration.ts';
import type { Portal } from './offer/connection.ts';
import type { DossierInOffice } from './offer/dossier.ts';
import { productOf } from './product.ts';

/** A dossier that a case works on, and the citizen it belongs to. */
export interface Prepared {
  code: string;
  unit: string;
  citizen: Person;
}

export interface FilingOptions {
  unit?: string | undefined;
  /** The citizen who files; the worker's own one where left out. */
  citizen?: Person | undefined;
  enclosures?: readonly FilePayload[];
}

/** A dossier without a window, as a person of this role at its unit has it. */
export async function inOffice(
  stage: Stage,
  role: string,
  { code, unit }: Pick<Prepared, 'code' | 'unit'>,
): Promise<DossierInOffice> {
  const product = await productOf(stage);
  return product.office(await stage.person(role, unit)).dossier(code);
}

/** A dossier without a window, as the citizen has it. */
export async function ownDossier(
  stage: Stage,
  { code, citizen }: Pick<Prepared, 'code' | 'citizen'>,
): Promise<DossierInOffice> {
  return (await productOf(stage)).office(citizen).dossier(code);
}

/** Files a dossier online without a window. */
export async function fileDossier(
  stage: Stage,
  procedure: string,
  { unit = stage.target.units.home, citizen, enclosures = [] }: FilingOptions = {},
): Promise<Prepared> {
  const product = await productOf(stage);
  const person = citizen ?? (await stage.person('citizen'));
  const code = await product.office(person).file({
    ...{ procedure, unit, enclosures, content: stage.marker },
    declaration: declaration(stage.marker),
  });
  withdrawAfterwards(stage, person, code);
  return { code, unit, citizen: person };
}

/** Has the citizen withdraw a dossier of the case after it, unless it has come to its end by then. */
export function withdrawAfterwards(stage: Stage, citizen: Person, code: string): void {
  stage.afterwards(async (again) => {
    const own = await ownDossier(stage, { code, citizen: await again(citizen.account) });
    if (!(await own.can('withdraw'))) return;
    await own.withdraw(stage.marker);
    if (await own.can('withdraw'))
      throw new AnswerError(`${code} còn lại: đã rút mà vẫn được thụ lý`);
  });
}

/** How far a dossier has come. */
export type Progress = 'filed' | 'received' | 'assigned' | 'assessed' | 'submitted' | 'signed';

/** What each step is called, in the order in which a dossier takes them. */
export const STEPS: Readonly<Record<Progress, string>> = {
  filed: 'nộp',
  received: 'tiếp nhận',
  assigned: 'phân công',
  assessed: 'thẩm định',
  submitted: 'trình ký',
  signed: 'ký số',
};
const ORDER = Object.keys(STEPS) as Progress[];

/** Takes a dossier as far as a case needs it, without a window. */
export function prepared(
  stage: Stage,
  procedure: string,
  progress: Progress,
  options: FilingOptions = {},
): Promise<Prepared> {
  return stage.given(`có hồ sơ đã qua bước ${STEPS[progress]}`, async () => {
    const dossier = await fileDossier(stage, procedure, options);
    const reached = ORDER.indexOf(progress);
    for (const step of ORDER.slice(1, reached + 1)) await advance(stage, dossier, step);
    return dossier;
  });
}

/** Takes a dossier one step further. */
export async function advance(stage: Stage, dossier: Prepared, to: Progress): Promise<void> {
  const at = (role: string) => inOffice(stage, role, dossier);
  if (to === 'received') await (await at('one-stop')).receive();
  if (to === 'assigned') {
    const { account } = await stage.person('specialist', dossier.unit);
    await (await at('one-stop')).assign(account);
  }
  if (to === 'assessed')
    await (await at('specialist')).assess(`Hồ sơ đủ điều kiện. ${stage.marker}`);
  if (to === 'submitted') await (await at('specialist')).submit();
  if (to === 'signed') await (await at('leader')).sign();
}

/** Hands the result back. */
export async function handBack(stage: Stage, dossier: Prepared): Promise<void> {
  await (await inOffice(stage, 'one-stop', dossier)).returnResult();
}

/** The national portal, as far as cases read its interfaces. */
export async function portalOf(stage: Stage): Promise<Portal> {
  const product = await productOf(stage);
  return stage.given('Cổng có các giao diện mà bộ kiểm thử này đọc', () => product.portal());
}
