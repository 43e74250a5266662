import { randomInt, randomUUID } from 'node:crypto';
import type { Account } from '../../config/targets/target.ts';
import { configOfSuites, roleName } from '../journey.ts';
import { today } from '../stage/days.ts';
import type { Stage } from '../stage/stage.ts';
import type { Calls, LocalDossier, Registration } from './offer/calls.ts';
import { productOf } from './product.ts';
import { escaped } from './xml.ts';

/** A system with a token. */
export interface Connected {
  account: Account;
  calls: Calls;
}

/** A system of this role that has its token. */
export function connected(
  stage: Stage,
  role = 'province-system',
  unit?: string,
): Promise<Connected> {
  return stage.given(`đã kết nối với vai trò ${roleName(role)}`, async () => {
    const product = await productOf(stage);
    const account = stage.account(role, unit);
    const { value } = await product.token(account);
    return { account, calls: await product.calls(value) };
  });
}

/** A request id that nobody else uses. */
export function newRequestId(): string {
  return `kt-${randomUUID()}`;
}

/** `251128`: the present day where the platform stands, as dossier codes have it. */
function shortDay(): string {
  return today().slice(2).replaceAll('-', '');
}

/** An instant as the portal writes it: `yyyyMMddHHmmss` where the platform stands. */
export function portalTime(iso: string): string {
  const { timeZone } = configOfSuites().plan;
  const format = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone, dateStyle: 'short', timeStyle: 'medium' },
  });
  return format.format(new Date(iso)).replace(/\D/g, '');
}

/** A dossier code that no other case uses; of the province unless a prefix is given. */
export function dossierCode(prefix = 'H19.101'): string {
  return `${prefix}-${shortDay()}-${String(randomInt(1_000_000, 9_999_999))}`;
}

/** What is registered, as XML. */
export function civilData(name: string, marker: string, withPapers = true): string {
  const papers = withPapers ? '<giayToKemTheo>giay-chung-sinh.pdf</giayToKemTheo>' : '';
  return `<hotich><hoso><hoTen>${escaped(name)}</hoTen><ghiChu>${escaped(marker)}</ghiChu>${papers}</hoso></hotich>`;
}

/** A registration of the home unit that nobody else has made. */
export function registration(
  stage: Stage,
  module: string,
  more: Partial<Registration> & { name?: string; withPapers?: boolean } = {},
): Registration {
  const { name = 'Nguyễn Thị Kiểm Thử', withPapers, ...rest } = more;
  return {
    ...{ unit: stage.target.units.home, module, dossier: dossierCode(), receivedOn: today() },
    data: civilData(name, stage.marker, withPapers),
    ...rest,
  };
}

/** A dossier of the one-stop system that nobody else has sent. */
export function localDossier(stage: Stage, more: Partial<LocalDossier> = {}): LocalDossier {
  return {
    ...{ code: dossierCode(), status: 'processing', applicant: 'Nguyễn Thị Kiểm Thử' },
    ...{ identity: '099190000001', receivedAt: '2025-06-28T23:30:00+07:00' },
    ...{ dueAt: '2025-07-03T17:00:00+07:00', unit: stage.target.units.home },
    ...more,
  };
}
