import { askLink } from '../links/ask.ts';
import { keyHeader } from '../links/systems.ts';
import type { LinkedSystem } from '../links/systems.ts';
import { html } from '../web/html.ts';
import type { Content, Html } from '../web/html.ts';
import { dateWords, timeWords, now } from '../web/words.ts';
import { periodOf } from './domain/periods.ts';
import type { Faults } from './faults/faults.ts';
import type { Campaign } from './store/campaigns.ts';
import type { Report } from './store/reports.ts';

/** A dossier that the one-stop system settled. */
interface Settled {
  maHoSo: string;
  dungHan: boolean;
}

/** What was taken over for a report. */
interface Taken {
  dossiers: readonly Settled[];
  at: string;
}

/** The form whose cells are filled from the one-stop system, and the cells: settled in time, and late. */
export const FILLED = { form: 'thang-xa', inTime: 'TTHC02.v', late: 'TTHC03.v' };

/** Takes the dossiers that a unit settled in a period over from the one-stop system. */
export class OneStopFigures {
  readonly #oneStop: LinkedSystem;
  readonly #faults: Faults;
  readonly #taken = new Map<number, Taken>();

  constructor(oneStop: LinkedSystem, faults: Faults) {
    this.#oneStop = oneStop;
    this.#faults = faults;
  }

  /** @returns how many were settled in time, and how many late. @throws {LinkRefusal} */
  async take(report: Report, campaign: Campaign): Promise<{ inTime: number; late: number }> {
    const { from = '', to = '' } = periodOf(campaign.period) ?? {};
    const query = new URLSearchParams({ donVi: report.unit, tu: from, den: to });
    const address = `${this.#oneStop.url}/lien-thong/da-giai-quyet?${query}`;
    const answer = await askLink(address, { headers: keyHeader(this.#oneStop) });
    const { hoSo } = (await answer.json()) as { hoSo: Settled[] };
    const isDoubled = this.#faults.isOn('dossier-counted-twice');
    const dossiers = isDoubled ? [...hoSo, ...hoSo.slice(-1)] : hoSo;
    this.#taken.set(report.id, { dossiers, at: now() });
    const inTime = dossiers.filter(({ dungHan }) => dungHan).length;
    return { inTime, late: dossiers.length - inTime };
  }

  /** What was counted, and the button that takes it over. */
  view(report: Report, campaign: Campaign, canEdit: boolean, hidden: Html): Content {
    if (campaign.form !== FILLED.form) return null;
    const taken = this.#taken.get(report.id);
    const { from, to } = periodOf(campaign.period) ?? {};
    return html`<section class="card">
      <h2>Số liệu một cửa</h2>
      <p>
        Hồ sơ đã giải quyết từ ${dateWords(from)} đến ${dateWords(to)}, theo hệ thống giải quyết thủ
        tục hành chính.
      </p>
      ${
        canEdit &&
        html`<form
          method="post"
          action="/bao-cao/${report.id}/so-lieu-mot-cua"
          aria-label="Lấy số liệu một cửa"
        >
          ${hidden}<button type="submit">Lấy số liệu một cửa</button>
        </form>`
      }
      ${
        taken &&
        html`<p>Đã tính ${taken.dossiers.length} hồ sơ, lấy lúc ${timeWords(taken.at)}.</p>
          <details>
            <summary>Hồ sơ đã tính</summary>
            <ul aria-label="Hồ sơ đã tính">
              ${taken.dossiers.map(({ maHoSo }) => html`<li>${maHoSo}</li>`)}
            </ul>
          </details>`
      }
    </section>`;
  }
}
