import express from 'express';
import type { Router } from 'express';
import { setTimeout } from 'node:timers/promises';
import { STATUS_NAMES } from '../../data/statuses.ts';
import type { Status } from '../../data/statuses.ts';
import { facts, input } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Content } from '../../web/html.ts';
import { timeWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { agencyOf } from '../data/agencies.ts';
import { nameOf } from '../published.ts';
import { show } from '../request.ts';
import type { Dossier } from '../store/dossier.ts';

/** What the fault of a slow look-up takes, in ms. */
const SLOW_MS = 3_500;

/** The public look-up, for everybody who has a code. */
export function lookUpRoutes(ctx: Context): Router {
  const router = express.Router();
  router.get('/tra-cuu', async (request, response) => {
    const code = String(request.query['ma'] ?? '').trim();
    const kept = ctx.store.find(code);
    const place = kept && { procedure: kept.procedure };
    if (place && ctx.faults.isOn('look-up-slow', place)) await setTimeout(SLOW_MS);
    const isLost = place !== undefined && ctx.faults.isOn('portal-look-up-empty', place);
    const found = isLost ? undefined : kept;
    const body = html`${lookUpForm(code)} ${found !== undefined && details(ctx, found)}
    ${
      code !== '' &&
      found === undefined &&
      html`<p class="flash alert" role="alert">Không tìm thấy hồ sơ ${code}.</p>`
    }`;
    show(ctx, request, response, 'Tra cứu hồ sơ', body);
  });
  return router;
}

export const lookUpForm = (code: string) =>
  html`<form class="card" method="get" action="/tra-cuu">
    <div class="row">
      ${input({ name: 'ma', label: 'Mã hồ sơ', value: code, required: true })}
      <button type="submit">Tra cứu</button>
    </div>
  </form>`;

/** A status in the words of the portal. */
export function statusWords({ faults }: Context, { status, procedure }: Dossier): string {
  const isWaiting = [5, 6, 8].includes(status);
  const isWrong = isWaiting && faults.isOn('status-shown-wrong', { procedure });
  return STATUS_NAMES[isWrong ? (9 as Status) : status];
}

function details(ctx: Context, dossier: Dossier): Content {
  const isOpen = ctx.faults.isOn('look-up-shows-people');
  return html`<section class="card">
      <h2>Hồ sơ ${dossier.code}</h2>
      ${facts([
        ['Trạng thái', statusWords(ctx, dossier)],
        ['Thủ tục', nameOf(dossier.procedure)],
        ['Cơ quan thực hiện', agencyOf(dossier.agency).name],
        ['Thời điểm nộp', timeWords(dossier.filedAt)],
        ['Chủ hồ sơ', isOpen && `${dossier.applicant}, ${dossier.owner}`],
      ])}
    </section>
    ${progressOf(dossier)}`;
}

export function progressOf({ progress }: Dossier): Content {
  return html`<section class="card">
    <h2>Tiến trình xử lý</h2>
    ${progress.length === 0 && html`<p>Chưa có cập nhật.</p>`}
    <ol class="steps">
      ${progress.map(
        ({ at, content }) =>
          html`<li>
            <time>${timeWords(at)}</time>
            <p>${content}</p>
          </li>`,
      )}
    </ol>
  </section>`;
}
