import { createHash } from 'node:crypto';
import { askLink, LinkRefusal } from '../../links/ask.ts';
import type { PortalAccount } from '../../links/systems.ts';
import { TIME_ZONE } from '../../web/words.ts';

const FORWARD = '/VXPAdapter/RestService/forward';
const DESTINATION = 'VN:COM:000.00.00.G22:vpcpdvcqg';

/** A dossier as the national portal tells it, in the names of DongBoHoSoMC. */
export interface PortalDossier {
  MaHoSo: string;
  MaTTHC: string;
  MaDonVi: string;
  ChuHoSo: string;
  SoDienThoai: string;
  TrichYeuHoSo: string;
  NgayNopHoSo: string;
  TrangThaiHoSo: string;
  DinhDanhCHS: { SoDinhDanh: string }[];
  TaiLieuNop: { TenTepDinhKem: string; MaBam: string; DuongDanTaiTepTin: string }[];
}

/** A result as it is put into the citizen's store. */
export interface PortalResult {
  name: string;
  notation: string;
  file: string;
  bytes: Uint8Array;
}

type Body = Readonly<Record<string, unknown>>;

/** The interface of the national portal, as a one-stop system calls it. */
export class PortalInterface {
  readonly #account: PortalAccount;
  readonly #passesTrace: () => boolean;
  #session: Promise<string> | null = null;

  constructor(account: PortalAccount, passesTrace: () => boolean) {
    this.#account = account;
    this.#passesTrace = passesTrace;
  }

  /** Undefined where the portal has none. @throws {LinkRefusal} */
  async find(code: string): Promise<PortalDossier | undefined> {
    const { result } = (await this.#call('TraCuuHoSo', { mahoso: code })) as {
      result: PortalDossier[];
    };
    return result[0];
  }

  /** The bytes of a paper. @throws {LinkRefusal} */
  async paper(path: string): Promise<Uint8Array> {
    const headers = { session: await this.#open() };
    const answer = await askLink(this.#account.url + path, { headers, ...this.#trace() });
    return answer.bytes();
  }

  async status(code: string, status: number): Promise<void> {
    await this.#call('CapNhatTrangThaiHoSo', { MaHoSo: code, TrangThaiHoSo: String(status) });
  }

  async progress(code: string, officer: string, content: string): Promise<void> {
    const at = portalTime(Temporal.Now.instant());
    await this.#call('CapNhatTienDoHoSoMC', {
      ...{ MaHoSo: code, NguoiXuLy: officer.slice(0, 50), NoiDungXuLy: content },
      ThoiDiemXuLy: at,
    });
  }

  /** Puts a result into the store of the citizen, with the status that the dossier has now. */
  async result(dossier: Body & { MaHoSo: string }, result: PortalResult): Promise<void> {
    const hash = createHash('sha256').update(result.bytes).digest('hex');
    const { TepDinhKemId } = await this.#call('TaiTep', {
      ...{ MaHoSo: dossier.MaHoSo, TenTepDinhKem: result.file, MaBam: hash },
      NoiDung: Buffer.from(result.bytes).toString('base64'),
    });
    const paper = {
      ...{ TenGiayTo: result.name, SoKyHieu: result.notation, GiayToId: TepDinhKemId },
      MaGiayToKetQua: `KQ-${dossier.MaHoSo}`,
    };
    await this.#call('DongBoHoSoMC', { data: [{ ...dossier, DanhSachGiayToKetQua: [paper] }] });
  }

  /** A session that ran out is opened again once. */
  async #call(service: string, body: Body, again = true): Promise<Record<string, unknown>> {
    const used = this.#open();
    const json = { service, session: await used, ...body };
    try {
      const address = `${this.#account.url}${FORWARD}/${service}`;
      const answer = await askLink(address, { json, ...this.#trace() });
      return (await answer.json()) as Record<string, unknown>;
    } catch (error) {
      if (!(error instanceof LinkRefusal) || error.status !== 401 || !again) throw error;
      if (this.#session === used) this.#session = null;
      return this.#call(service, body, false);
    }
  }

  #open(): Promise<string> {
    this.#session ??= this.#login().catch((error: unknown) => {
      this.#session = null;
      throw error;
    });
    return this.#session;
  }

  async #login(): Promise<string> {
    const { url, username, password } = this.#account;
    const headers = { dstcode: DESTINATION };
    const json = { username, password };
    const answer = await askLink(`${url}${FORWARD}/login`, { json, headers, ...this.#trace() });
    return ((await answer.json()) as { session: string }).session;
  }

  #trace() {
    return { passesTrace: this.#passesTrace() };
  }
}

/** An instant as the portal writes it: `yyyyMMddHHmmss` in Vietnam. */
export function portalTime(at: Temporal.Instant): string {
  const local = at.toZonedDateTimeISO(TIME_ZONE).toPlainDateTime();
  return local.toString({ smallestUnit: 'second' }).replace(/\D/g, '');
}
