import { z } from 'zod';
import type { Account } from '../../../config/targets/target.ts';
import { AnswerError } from '../../stage/precondition.ts';
import type { LocalDossier, Portal, PortalDossier } from '../offer/calls.ts';
import type { Wire } from './wire.ts';

const FORWARD = '/VXPAdapter/RestService/forward';
const Synchronised = z.object({
  ketQua: z.array(z.object({ maHoSo: z.string(), errorCode: z.string() })),
});
const Login = z.object({ session: z.string().nullable() });
const Dossier = z.object({
  ...{ MaHoSo: z.string(), TrangThaiHoSo: z.string(), ChuHoSo: z.string() },
  NgayTiepNhan: z.string(),
  DinhDanhCHS: z.array(z.object({ SoDinhDanh: z.string() })),
});
const Found = z.object({ error_code: z.string(), result: z.array(Dossier).optional() });

/** The way of dossiers to the national portal, and what it has of them. */
export class PortalOverWire implements Portal {
  readonly #wire: Wire;
  readonly #accounts: readonly Account[];
  #session: string | undefined;

  /** @param accounts among which the one is whose token this is */
  constructor(wire: Wire, accounts: readonly Account[]) {
    this.#wire = wire;
    this.#accounts = accounts;
  }

  async synchronise(dossiers: readonly LocalDossier[]) {
    const json = { hoSo: dossiers.map(sent) };
    const { ketQua } = await this.#wire.ask(
      { method: 'POST', path: '/dongbo/hoSo', json },
      Synchronised,
    );
    return ketQua.map(({ maHoSo, errorCode }) => ({ code: maHoSo, taken: errorCode === '1' }));
  }

  async find(code: string): Promise<PortalDossier | null> {
    const { result = [] } = await this.#lookUp(code, '19');
    const [one] = result;
    if (one === undefined) return null;
    return {
      ...{ code: one.MaHoSo, status: one.TrangThaiHoSo, applicant: one.ChuHoSo },
      identities: one.DinhDanhCHS.map(({ SoDinhDanh }) => SoDinhDanh),
      receivedAt: one.NgayTiepNhan,
    };
  }

  /** The code by which the portal takes or refuses a unit. */
  async unitCode(unit: string): Promise<string> {
    return (await this.#lookUp('KT-KHONG-CO', unit)).error_code;
  }

  async #lookUp(mahoso: string, madonvi: string) {
    const session = (this.#session ??= await this.#signIn());
    const json = { session, madonvi, service: 'TraCuuHoSo', mahoso };
    return this.#wire.ask({ method: 'POST', path: `${FORWARD}/TraCuuHoSo`, json }, Found);
  }

  async #signIn(): Promise<string> {
    const subject = subjectOf(this.#wire.token);
    const account = this.#accounts.find(({ username }) => username === subject);
    const json = { username: account?.username ?? '', password: account?.password ?? '' };
    const headers = { dstcode: 'VN:COM:000.00.00.G22:vpcpdvcqg' };
    const request = { method: 'POST', path: `${FORWARD}/login`, json, headers } as const;
    const { session } = await this.#wire.ask(request, Login);
    if (session === null) throw new AnswerError('không đăng nhập được vào trục kết nối Cổng');
    return session;
  }
}

const sent = (one: LocalDossier) => ({
  ...{ maHoSo: one.code, maTTHC: '1.001193', tenTTHC: 'Đăng ký khai sinh' },
  ...{ trangThai: one.status, chuHoSo: one.applicant, soDinhDanh: one.identity },
  ...{ ngayTiepNhan: one.receivedAt, ngayHenTra: one.dueAt, donVi: one.unit },
});

/** Whose token it is. */
function subjectOf(token: string): string {
  try {
    const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    return String((JSON.parse(claims) as { sub?: unknown }).sub);
  } catch {
    return '';
  }
}
