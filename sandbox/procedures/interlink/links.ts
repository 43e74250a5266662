import { InOrder } from '../../links/in-order.ts';
import type { OneStopLinks } from '../../links/systems.ts';
import { STATUS } from '../../data/statuses.ts';
import { perform } from '../actions/perform.ts';
import { withdraw } from '../actions/side-branches.ts';
import type { Context } from '../context.ts';
import { procedureOf } from '../data/catalogue.ts';
import type { Dossier } from '../store/dossiers.ts';
import { takeOver } from './arrival.ts';
import type { DossierListener } from './listener.ts';
import { CivilStatus } from './civil-status.ts';
import { PortalInterface, portalTime } from './portal.ts';
import type { PortalDossier } from './portal.ts';

/**
 * Dossiers that come from the national portal and are handled across systems. The state of a dossier is decided here:
 * what the portal says otherwise is overwritten, but for a withdrawal that is still possible.
 */
export class Links implements DossierListener {
  readonly #ctx: Context;
  readonly #links: OneStopLinks;
  readonly #portal: PortalInterface;
  readonly #civil: CivilStatus;
  readonly #inOrder: InOrder;
  /** Codes of the dossiers that came from the portal. */
  readonly #came = new Set<string>();

  constructor(ctx: Context, links: OneStopLinks, log: (line: string) => void) {
    const { faults } = ctx;
    this.#ctx = ctx;
    this.#links = links;
    this.#portal = new PortalInterface(links.portal, () => !faults.isOn('trace-not-passed-on'));
    this.#civil = new CivilStatus(links.gateway, faults);
    this.#inOrder = new InOrder(log);
  }

  get keys(): OneStopLinks['keys'] {
    return this.#links.keys;
  }

  /** The portal has a new dossier, or one of its dossiers changed there. */
  told(code: string): void {
    this.#inOrder.send(code, async () => {
      const told = await this.#portal.find(code);
      if (told === undefined || !this.#links.procedures.includes(told.MaTTHC)) return;
      const known = this.#came.has(code) ? this.#ctx.dossiers.byCode(code) : undefined;
      if (known === undefined) await this.#arrived(told);
      else await this.#changed(known, told);
    });
  }

  /** Something was done with a dossier here: the portal is told. */
  handled(dossier: Dossier, officer: string, content: string): void {
    if (!this.#came.has(dossier.code)) return;
    this.#inOrder.send(dossier.code, async () => {
      await this.#portal.progress(dossier.code, officer, content);
      if (this.#ctx.faults.isOn('step-not-told', dossier) && dossier.status === STATUS.inProgress)
        return;
      if (dossier.status === STATUS.done) await this.#civil.register(dossier);
      if (dossier.status === STATUS.returned) await this.#sendResult(dossier);
      else await this.#portal.status(dossier.code, dossier.status);
    });
  }

  async #arrived(told: PortalDossier): Promise<void> {
    const papers = [];
    for (const { TenTepDinhKem, DuongDanTaiTepTin } of told.TaiLieuNop) {
      const bytes = await this.#portal.paper(DuongDanTaiTepTin);
      papers.push({ name: TenTepDinhKem, type: 'application/pdf', bytes });
    }
    const dossier = takeOver(this.#ctx, told, papers);
    if (dossier === undefined) return;
    this.#came.add(told.MaHoSo);
    this.#ctx.portal.create(dossier);
  }

  async #changed(known: Dossier, told: PortalDossier): Promise<void> {
    const ctx = this.#ctx;
    const status = Number(told.TrangThaiHoSo);
    if (status === known.status) return;
    const owner = known.owner === null ? undefined : ctx.users.find(known.owner);
    if (status === STATUS.withdrawn && owner !== undefined && withdraw.ready(known, owner, ctx)) {
      if (ctx.faults.isOn('withdrawal-stays-on-portal', known)) return;
      const values = { why: 'Công dân rút hồ sơ trên Cổng Dịch vụ công quốc gia.' };
      perform(withdraw, { ctx, dossier: known, user: owner, values, files: [] });
      return;
    }
    if (!ctx.faults.isOn('change-from-side-kept', known))
      await this.#portal.status(known.code, known.status);
  }

  async #sendResult(dossier: Dossier): Promise<void> {
    const { files, faults } = this.#ctx;
    const { name } = procedureOf(dossier.procedure);
    const result = files.of(dossier.id).findLast(({ kind }) => kind === 'result');
    const sent = {
      ...{ MaHoSo: dossier.code, MaTTHC: dossier.procedure, TenTTHC: name, KenhThucHien: '2' },
      ...{ ChuHoSo: dossier.applicant, LoaiDoiTuong: '1' },
      ...{ NgayTiepNhan: portalTime(Temporal.Instant.from(dossier.filedAt)) },
      TrangThaiHoSo: String(dossier.status),
    };
    if (result === undefined) return this.#portal.status(dossier.code, dossier.status);
    const bytes = files.bytes(result.id);
    const isPrinted = faults.isOn('result-printed-again', dossier);
    await this.#portal.result(sent, {
      ...{ name: `Kết quả: ${name}`, notation: dossier.resultNumber ?? '', file: result.name },
      bytes: isPrinted ? Buffer.concat([bytes, Buffer.from('\n')]) : bytes,
    });
  }
}
