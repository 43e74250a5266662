import { randomUUID } from 'node:crypto';
import express from 'express';
import type { Router } from 'express';
import { STATUS } from '../../data/statuses.ts';
import { table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { PageError } from '../../web/errors.ts';
import { uploadsOf } from '../../web/upload.ts';
import { checkToken, goOn, sessionOf, token, valuesOf } from '../../web/visit.ts';
import { now } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { agencies, agencyOf, findAgency, settles } from '../data/agencies.ts';
import type { Agency } from '../data/agencies.ts';
import { procedures } from '../data/catalogue.ts';
import type { Procedure } from '../data/catalogue.ts';
import { citizenOf, multipart, show } from '../request.ts';
import type { Dossier, Draft } from '../store/dossier.ts';
import { stepForm, TITLES } from '../views/steps.ts';
import { procedureAt } from './procedures.ts';

/** Filing in four steps, from the chosen agency to the code. */
export function filingRoutes(ctx: Context): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false });

  router.get('/nop-ho-so/:id', (request, response) => {
    const procedure = procedureAt(ctx, request.params.id);
    citizenOf(response);
    const { xa = '', tinh = '', bo = '', searchType } = request.query as Record<string, string>;
    const place = procedure.level === 'xa' ? xa : tinh;
    const agency = chosenAgency(ctx, searchType === 'MINISTRY' ? bo : place);
    if (agency === undefined || !settles(agency, procedure))
      throw new PageError(400, 'Cơ quan đã chọn không thực hiện thủ tục này.');
    const session = sessionOf(ctx, response);
    const rows = [[agency.name, procedure.name, wayIn(ctx, procedure, agency, token(session))]];
    const heads = ['Cơ quan', 'Dịch vụ công', 'Cách nộp'];
    show(ctx, request, response, 'Danh sách dịch vụ công', table('Dịch vụ công', heads, rows));
  });

  router.post('/ke-khai', form, checkToken, (request, response) => {
    const citizen = citizenOf(response);
    const values = valuesOf(request);
    const procedure = procedureAt(ctx, values['procedure']);
    const agency = agencyOf(values['agency'] ?? '');
    const draft: Draft = {
      ...{ id: randomUUID(), owner: citizen.idNumber, procedure: procedure.code },
      ...{ agency: agency.code, step: 0, content: '', phone: citizen.phone, papers: [] },
    };
    ctx.store.keepDraft(draft);
    response.redirect(303, `/ke-khai/${draft.id}/1`);
  });

  router.get('/ke-khai/:draft/:step', (request, response) => {
    const draft = ownDraft(request.params.draft, citizenOf(response).idNumber);
    const step = Number(request.params.step);
    const title = TITLES[step - 1];
    if (title === undefined || step > draft.step + 1)
      return response.redirect(303, `/ke-khai/${draft.id}/${draft.step + 1}`);
    const parts = { draft, step, citizen: citizenOf(response), procedure: byCode(draft) };
    const body = stepForm(ctx, { ...parts, token: token(sessionOf(ctx, response)) });
    show(ctx, request, response, title, body);
  });

  router.post('/ke-khai/:draft/:step', ...multipart, (request, response) => {
    const draft = ownDraft(String(request.params['draft']), citizenOf(response).idNumber);
    const values = valuesOf(request);
    const step = Number(request.params['step']);
    const here = `/ke-khai/${draft.id}/${step}`;
    if (step < 1 || step > 4 || step > draft.step + 1) throw new PageError(400, 'Sai bước.');
    if (step === 2) {
      const { content = '', phone = '' } = values;
      if (content === '' || !/^0\d{9}$/.test(phone))
        return goOn(ctx, response, here, 'Vui lòng nhập nội dung và số điện thoại đúng.', 'alert');
      Object.assign(draft, { content, phone });
    }
    if (step === 3) {
      const files = uploadsOf(request);
      if (files.length < byCode(draft).papers.length)
        return goOn(ctx, response, here, 'Vui lòng đính kèm đủ giấy tờ.', 'alert');
      draft.papers = files.map((file) => ctx.store.keepFile(draft.id, file));
    }
    if (step === 4) return send(draft);
    draft.step = Math.max(draft.step, step) as Draft['step'];
    ctx.store.keepDraft(draft);
    response.redirect(303, `/ke-khai/${draft.id}/${step + 1}`);

    function send(sent: Draft): void {
      if (ctx.faults.isOn('filing-fails-at-last-step', { procedure: sent.procedure }))
        return goOn(ctx, response, here, 'Có lỗi xảy ra, vui lòng thử lại sau.', 'alert');
      const dossier = filed(ctx, sent, citizenOf(response).name);
      ctx.store.keep(dossier);
      ctx.store.dropDraft(sent.id, dossier.code);
      ctx.announcer?.tell(dossier);
      const to = `/ho-so/${encodeURIComponent(dossier.code)}`;
      const isFree = dossier.fees.length === 0;
      goOn(ctx, response, isFree ? to : `${to}/thanh-toan`, 'Đã gửi hồ sơ.');
    }
  });

  function ownDraft(id: string, owner: string): Draft {
    const draft = ctx.store.draft(id);
    if (draft === undefined || draft.owner !== owner)
      throw new PageError(404, 'Không tìm thấy hồ sơ đang kê khai.');
    return draft;
  }
  return router;
}

/** Who was chosen to settle a procedure; undefined for a code that nobody has any more. */
function chosenAgency({ faults }: Context, code: string): Agency | undefined {
  const isTaken = code === ENDED.code && faults.isOn('ended-agency-accepted');
  return findAgency(isTaken ? ENDED.partOf : code);
}

/** The city of Biên Hòa, which ended with the districts on 1 July 2025, and a commune that it became. */
const ENDED = { code: '731', partOf: '26041' };

function byCode({ procedure }: Draft): Procedure {
  return procedures.find(({ code }) => code === procedure)!;
}

/** Where a citizen goes on from the chosen agency. */
function wayIn(
  { faults }: Context,
  procedure: Procedure,
  agency: Agency,
  hidden: ReturnType<typeof token>,
) {
  const { code, id, leadsTo } = procedure;
  if (faults.isOn('leads-to-closed-site', { procedure: code }))
    return html`<a href="https://dichvucong.tinh.example/nop/${code}">Nộp trực tuyến</a>`;
  if (leadsTo === 'interlinked')
    return html`<a href="/lien-thong/#/ke-khai/${code}">Nộp trực tuyến</a>`;
  return html`<form method="post" action="/ke-khai" aria-label="Nộp trực tuyến">
    ${hidden}
    <input type="hidden" name="procedure" value="${id}" />
    <input type="hidden" name="agency" value="${agency.code}" />
    <button type="submit">Nộp trực tuyến</button>
  </form>`;
}

/** A dossier of what was entered in the steps. */
function filed({ store, faults }: Context, draft: Draft, applicant: string): Dossier {
  const { procedure, owner, phone, content } = draft;
  const { fee } = byCode(draft);
  const isAstray = faults.isOn('sent-to-other-agency', { procedure });
  const other = agencies.find(({ kind, code }) => kind === 'commune' && code !== draft.agency);
  return {
    code: store.newCode(draft.agency, procedure),
    ...{ procedure, agency: isAstray ? other!.code : draft.agency, owner, applicant, phone },
    ...{ content, filedAt: now(), dueAt: null, status: STATUS.registered, channel: 2 },
    papers: faults.isOn('attachment-lost', { procedure }) ? [] : draft.papers,
    fees: fee === 0 ? [] : [{ name: 'Lệ phí', code: 'LP', amount: fee, receipt: null }],
    ...{ supplements: [], results: [], progress: [] },
  };
}
