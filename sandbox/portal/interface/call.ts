import type { Context } from '../context.ts';
import type { Dossier } from '../store/dossier.ts';
import { findAgency } from '../data/agencies.ts';
import type { Agency } from '../data/agencies.ts';
import type { Client } from './clients.ts';

export type Body = Readonly<Record<string, unknown>>;

/** One call of a connected system. */
export interface Call {
  client: Client;
  body: Body;
}

/** What a service does with a call. @throws ServiceError */
export type Service = (ctx: Context, call: Call) => Record<string, unknown>;

/** A refusal with its HTTP status. */
export class ServiceError extends Error {
  override name = 'ServiceError';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A field as text; empty where it is missing. */
export function textIn(body: Body, name: string): string {
  const value = body[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** The objects of a list; none where it is no list. */
export function listIn(body: Body, name: string): Body[] {
  const value = body[name];
  return Array.isArray(value) ? (value as Body[]) : [];
}

/** @throws ServiceError 403 for a system that may only read */
export function mayWrite({ faults }: Context, { client }: Call): void {
  if (!client.mayWrite && !faults.isOn('reader-may-write'))
    throw new ServiceError(403, 'Tài khoản kết nối không có quyền ghi');
}

/** The agency that the system speaks for. @throws ServiceError 400 or 403 */
export function agencyIn({ client, body }: Call): Agency {
  const agency = findAgency(textIn(body, 'madonvi'));
  if (agency === undefined) throw new ServiceError(400, 'madonvi không thuộc danh mục');
  if (!client.speaksFor(agency)) throw new ServiceError(403, 'Không có quyền với đơn vị này');
  return agency;
}

/** A dossier that is there and the system's own. @throws ServiceError 403 or 404 */
export function dossierFor(ctx: Context, { client }: Call, code: string): Dossier {
  const dossier = ctx.store.find(code);
  if (dossier === undefined) throw new ServiceError(404, 'Hồ sơ chưa có trên Cổng');
  const agency = findAgency(dossier.agency);
  const isOwn = agency !== undefined && client.speaksFor(agency);
  if (!isOwn && !ctx.faults.isOn('other-agency-may-update'))
    throw new ServiceError(403, 'Hồ sơ này của cơ quan khác');
  return dossier;
}
