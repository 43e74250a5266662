import { randomUUID } from 'node:crypto';
import express from 'express';
import type { Router } from 'express';
import { STATUS } from '../../data/statuses.ts';
import { facts, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { PageError } from '../../web/errors.ts';
import { checkToken, goOn, sessionOf, token } from '../../web/visit.ts';
import { moneyWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { citizenOf, ownDossier, show } from '../request.ts';
import type { Dossier } from '../store/dossier.ts';
import type { Payment } from '../store/store.ts';

const pathOf = ({ code }: Dossier) => `/ho-so/${encodeURIComponent(code)}`;

/** What is to be paid, and the page of the payment service that the portal leads to. */
export function paymentRoutes(ctx: Context): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false });

  router.get('/ho-so/:code/thanh-toan', (request, response) => {
    const dossier = ownDossier(ctx, response, request.params.code);
    const owing = dossier.fees.filter(({ receipt }) => receipt === null);
    const rows = owing.map(({ name, code, amount }) => [name, code, moneyWords(amount)]);
    const body = html`<p>Hồ sơ ${dossier.code}</p>
      ${rows.length === 0 && html`<p>Không còn khoản nào phải nộp.</p>`}
      ${rows.length > 0 && table('Các khoản phải nộp', ['Khoản', 'Mã', 'Số tiền'], rows)}
      ${
        rows.length > 0 &&
        html`<form method="post" action="${pathOf(dossier)}/thanh-toan">
          ${token(sessionOf(ctx, response))}
          <p>Tổng cộng: <strong>${moneyWords(sumOf(owing))}</strong></p>
          <button type="submit">Thanh toán</button>
        </form>`
      }
      <p><a href="${pathOf(dossier)}">Về hồ sơ</a></p>`;
    show(ctx, request, response, 'Thanh toán', body);
  });

  router.post('/ho-so/:code/thanh-toan', form, checkToken, (request, response) => {
    const dossier = ownDossier(ctx, response, String(request.params['code']));
    const amount = sumOf(dossier.fees.filter(({ receipt }) => receipt === null));
    if (amount === 0) throw new PageError(409, 'Không còn khoản nào phải nộp.');
    const { idNumber: owner } = citizenOf(response);
    const payment: Payment = {
      id: randomUUID(),
      dossier: dossier.code,
      owner,
      amount,
      state: 'open',
    };
    ctx.store.keepPayment(payment);
    response.redirect(303, `/cong-thanh-toan/${payment.id}`);
  });

  router.get('/cong-thanh-toan/:id', (request, response) => {
    const payment = open(request.params.id, citizenOf(response).idNumber);
    const body = html`<form
      class="card narrow"
      method="post"
      action="/cong-thanh-toan/${payment.id}"
    >
      ${token(sessionOf(ctx, response))}
      ${facts([
        ['Mã hồ sơ', payment.dossier],
        ['Số tiền', moneyWords(payment.amount)],
      ])}
      <button type="submit" name="quyet-dinh" value="tra">Xác nhận thanh toán</button>
      <button type="submit" name="quyet-dinh" value="huy" class="plain">Hủy giao dịch</button>
    </form>`;
    show(ctx, request, response, 'Cổng thanh toán thử', body);
  });

  router.post('/cong-thanh-toan/:id', form, checkToken, (request, response) => {
    const payment = open(String(request.params['id']), citizenOf(response).idNumber);
    const dossier = ownDossier(ctx, response, payment.dossier);
    const decided = (request.body as { 'quyet-dinh'?: string })['quyet-dinh'];
    const isPaid = decided === 'tra';
    ctx.store.keepPayment({ ...payment, state: isPaid ? 'paid' : 'cancelled' });
    if (isPaid ? !isLost(dossier) : ctx.faults.isOn('payment-cancelled-as-paid')) {
      for (const fee of dossier.fees) fee.receipt ??= `BL-${payment.id.slice(0, 8).toUpperCase()}`;
      if (dossier.status === STATUS.feeDue) dossier.status = STATUS.inProgress;
      ctx.store.keep(dossier);
    }
    const told = isPaid ? 'Thanh toán thành công.' : 'Giao dịch đã bị hủy.';
    goOn(ctx, response, pathOf(dossier), told, isPaid ? 'status' : 'alert');
  });

  const isLost = ({ procedure }: Dossier) =>
    ctx.faults.isOn('portal-paid-not-recorded', { procedure });

  function open(id: string, owner: string): Payment {
    const payment = ctx.store.payment(id);
    if (payment?.state !== 'open' || payment.owner !== owner)
      throw new PageError(404, 'Không có giao dịch này.');
    return payment;
  }
  return router;
}

const sumOf = (fees: Dossier['fees']) => fees.reduce((sum, { amount }) => sum + amount, 0);
