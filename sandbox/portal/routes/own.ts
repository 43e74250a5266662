import express from 'express';
import type { Response, Router } from 'express';
import { STATUS } from '../../data/statuses.ts';
import { facts, input, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Content, Html } from '../../web/html.ts';
import { PageError } from '../../web/errors.ts';
import { uploadsOf } from '../../web/upload.ts';
import { checkToken, goOn, sessionOf, token } from '../../web/visit.ts';
import { dayWords, moneyWords, now, timeWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { agencyOf } from '../data/agencies.ts';
import { nameOf } from '../published.ts';
import { citizenOf, multipart, ownDossier, show } from '../request.ts';
import type { Dossier } from '../store/dossier.ts';
import { progressOf, statusWords } from './look-up.ts';

const pathOf = ({ code }: Dossier) => `/ho-so/${encodeURIComponent(code)}`;
/** A dossier may be withdrawn before it is settled. */
const MAY_WITHDRAW: readonly number[] = [1, 2, 4, 5, 6];

/** A citizen's own dossiers, what is asked of them, and the results in their store. */
export function ownRoutes(ctx: Context): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false });

  router.get('/ho-so-cua-toi', (request, response) => {
    const rows = ctx.store
      .ofOwner(citizenOf(response).idNumber)
      .map((one) => [
        html`<a href="${pathOf(one)}">${one.code}</a>`,
        nameOf(one.procedure),
        agencyOf(one.agency).name,
        statusWords(ctx, one),
        timeWords(one.filedAt),
      ]);
    const heads = ['Mã hồ sơ', 'Thủ tục', 'Cơ quan thực hiện', 'Trạng thái', 'Ngày nộp'];
    const body =
      rows.length > 0 ? table('Hồ sơ đã nộp', heads, rows) : html`<p>Chưa có hồ sơ nào.</p>`;
    show(ctx, request, response, 'Hồ sơ của tôi', body);
  });

  router.get('/ho-so/:code', (request, response) => {
    const dossier = ownDossier(ctx, response, request.params.code);
    const body = html`${about(ctx, dossier)} ${demands(ctx, response, dossier)}
    ${progressOf(dossier)}`;
    show(ctx, request, response, `Hồ sơ ${dossier.code}`, body);
  });

  router.get('/ho-so/:code/tep/:file', (request, response) => {
    const dossier = ownDossier(ctx, response, request.params.code);
    const own = [...dossier.papers, ...dossier.results.map(({ file }) => file)];
    const found = own.find(({ id }) => id === request.params.file);
    const file = found && ctx.store.file(found.id);
    if (file === undefined) throw new PageError(404, 'Không tìm thấy tệp.');
    const isResult = !dossier.papers.some(({ id }) => id === file.id);
    const isChanged = isResult && ctx.faults.isOn('result-file-changed');
    response.attachment(file.name).type(file.type || 'application/octet-stream');
    response.send(Buffer.from(isChanged ? file.bytes.slice(0, -1) : file.bytes));
  });

  router.post('/ho-so/:code/bo-sung', ...multipart, (request, response) => {
    const dossier = ownDossier(ctx, response, String(request.params['code']));
    const open = dossier.supplements.find(({ answeredAt }) => answeredAt === null);
    if (open === undefined) throw new PageError(409, 'Hồ sơ không chờ bổ sung.');
    const files = uploadsOf(request);
    if (files.length === 0)
      return goOn(ctx, response, pathOf(dossier), 'Vui lòng đính kèm giấy tờ.', 'alert');
    const kept = files.map((file) => ctx.store.keepFile(dossier.code, file));
    if (!ctx.faults.isOn('supplement-stays-here')) {
      dossier.papers.push(...kept);
      open.answeredAt = now();
    }
    ctx.store.keep(dossier);
    goOn(ctx, response, pathOf(dossier), 'Đã gửi giấy tờ bổ sung.');
  });

  router.post('/ho-so/:code/rut', form, checkToken, (request, response) => {
    const dossier = ownDossier(ctx, response, String(request.params['code']));
    if (!MAY_WITHDRAW.includes(dossier.status))
      throw new PageError(409, 'Hồ sơ đã giải quyết xong, không rút được nữa.');
    if (!ctx.faults.isOn('portal-withdrawal-ignored')) dossier.status = STATUS.withdrawn;
    ctx.store.keep(dossier);
    ctx.announcer?.tell(dossier);
    goOn(ctx, response, pathOf(dossier), 'Đã gửi yêu cầu rút hồ sơ.');
  });

  router.get('/kho-ket-qua', (request, response) => {
    const all = ctx.store.ofOwner(citizenOf(response).idNumber);
    const rows = all.flatMap((dossier) =>
      ctx.faults.isOn('portal-result-not-stored', { procedure: dossier.procedure })
        ? []
        : dossier.results.map((result) => [
            result.name,
            result.notation,
            agencyOf(dossier.agency).name,
            dossier.code,
            html`<a href="${pathOf(dossier)}/tep/${result.file.id}">${result.file.name}</a>`,
          ]),
    );
    const heads = ['Tên giấy tờ', 'Số, ký hiệu', 'Cơ quan cấp', 'Mã hồ sơ', 'Tệp'];
    const body =
      rows.length > 0 ? table('Kết quả', heads, rows) : html`<p>Chưa có kết quả nào.</p>`;
    show(ctx, request, response, 'Kho kết quả', body);
  });
  return router;
}

function about(ctx: Context, dossier: Dossier): Html {
  const path = pathOf(dossier);
  return html`<section class="card">
    ${facts([
      ['Trạng thái', statusWords(ctx, dossier)],
      ['Thủ tục', nameOf(dossier.procedure)],
      ['Cơ quan thực hiện', agencyOf(dossier.agency).name],
      ['Nội dung yêu cầu', dossier.content],
      ['Thời điểm nộp', timeWords(dossier.filedAt)],
      ['Ngày hẹn trả', dayWords(dossier.dueAt)],
      ...dossier.fees.map(({ name, amount, receipt }): [string, Content] => [
        name,
        `${moneyWords(amount)}, ${receipt === null ? 'chưa thanh toán' : `đã thanh toán, biên lai ${receipt}`}`,
      ]),
    ])}
    ${dossier.papers.length > 0 && html`<h2>Giấy tờ đã gửi</h2>`}
    <ul>
      ${dossier.papers.map(({ id, name }) => html`<li><a href="${path}/tep/${id}">${name}</a></li>`)}
    </ul>
  </section>`;
}

/** What the citizen may or must do now. */
function demands(ctx: Context, response: Response, dossier: Dossier): Content {
  const hidden = token(sessionOf(ctx, response));
  const path = pathOf(dossier);
  const open = dossier.supplements.find(({ answeredAt }) => answeredAt === null);
  const isOwing = dossier.fees.some(({ receipt }) => receipt === null);
  return html`${
    open &&
    html`<form class="card" method="post" action="${path}/bo-sung" enctype="multipart/form-data">
      <h2>Yêu cầu bổ sung</h2>
      <p>${open.asked}</p>
      ${hidden} ${input({ name: 'paper', label: 'Giấy tờ bổ sung', type: 'file', required: true })}
      <button type="submit">Gửi bổ sung</button>
    </form>`
  }
  ${isOwing && html`<p><a class="button" href="${path}/thanh-toan">Thanh toán lệ phí</a></p>`}
  ${
    MAY_WITHDRAW.includes(dossier.status) &&
    html`<form class="card" method="post" action="${path}/rut">
      ${hidden}<button type="submit" class="plain">Rút hồ sơ</button>
    </form>`
  }`;
}
