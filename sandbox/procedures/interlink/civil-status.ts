import { askLink } from '../../links/ask.ts';
import type { GatewayAccount } from '../../links/systems.ts';
import { today } from '../../web/words.ts';
import type { Faults } from '../faults/faults.ts';
import type { Dossier } from '../store/dossiers.ts';

/** Which register a procedure writes into: births, marriages, deaths. */
const MODULES: Readonly<Record<string, string>> = {
  '1.000689': 'LTKS',
  '1.004772': 'LTKS',
  '1.004746': 'LTKH',
};

const escaped = (text: string) =>
  text.replace(/[<>&"']/g, (letter) => `&#${letter.codePointAt(0)};`);

/** Registers civil status with the Ministry of Justice, by the province's platform for sharing data. */
export class CivilStatus {
  readonly #account: GatewayAccount;
  readonly #faults: Faults;

  constructor(account: GatewayAccount, faults: Faults) {
    this.#account = account;
    this.#faults = faults;
  }

  /** Does nothing for a procedure that writes into no register. A repeated message has the same key. @throws {LinkRefusal} */
  async register(dossier: Dossier): Promise<void> {
    const module = MODULES[dossier.procedure];
    if (module === undefined || this.#faults.isOn('civil-status-not-sent', dossier)) return;
    const { url } = this.#account;
    const code = this.#faults.isOn('civil-status-other-code', dossier)
      ? `${dossier.unit}-${dossier.id}`
      : dossier.code;
    const name = escaped(dossier.applicant);
    await askLink(`${url}/hotich/dangKyHoTich`, {
      json: {
        ...{ maDonVi: dossier.unit, module, maHoSo: code, ngayTiepNhan: today().toString() },
        data: `<hotich><hoso><hoTen>${name}</hoTen><giayToKemTheo>to-khai.pdf</giayToKemTheo></hoso></hotich>`,
      },
      headers: {
        authorization: `Bearer ${await this.#token()}`,
        'idempotency-key': `${module}-${code}`,
      },
    });
  }

  async #token(): Promise<string> {
    const { url, client, secret } = this.#account;
    const basic = Buffer.from(`${client}:${secret}`).toString('base64');
    const answer = await askLink(`${url}/token`, {
      form: { grant_type: 'client_credentials' },
      headers: { authorization: `Basic ${basic}` },
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  }
}
