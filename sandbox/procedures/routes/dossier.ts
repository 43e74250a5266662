import express from 'express';
import type { Request, Response, Router } from 'express';
import { unitOf } from '../../data/units.ts';
import { facts } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { moneyWords } from '../../web/words.ts';
import { perform } from '../actions/perform.ts';
import { actions, permits, readyActions } from '../actions/registry.ts';
import { paid } from '../actions/side-branches.ts';
import type { Action } from '../actions/action.ts';
import { maySee } from '../context.ts';
import type { Context } from '../context.ts';
import { InputError, PageError } from '../../web/errors.ts';
import { filesOf, multipart, personOf, show } from '../request.ts';
import type { Dossier } from '../store/dossiers.ts';
import type { FileInfo } from '../store/files.ts';
import { dossierBody, dossierPath } from '../views/dossier.ts';
import { slipBody } from '../views/slip.ts';
import { certificateOf } from './certificates.ts';
import { checkToken, goOn, sessionOf, token, valuesOf } from '../../web/visit.ts';

/** A dossier's page, its files, and every action on it. */
export function dossierRoutes(ctx: Context): Router {
  const router = express.Router();

  /** The dossier of the address, which this person may see. @throws PageError 401, 403, 404 */
  const open = (request: Request, response: Response): Dossier => {
    const user = personOf(response);
    const dossier = ctx.dossiers.byCode(String(request.params['code']));
    if (!dossier) throw new PageError(404, 'Không tìm thấy hồ sơ.');
    if (!maySee(ctx, user, dossier))
      throw new PageError(403, 'Tài khoản không có quyền xem hồ sơ này.');
    return dossier;
  };

  router.get('/ho-so/:code', (request, response) => {
    const user = personOf(response);
    const dossier = open(request, response);
    const ready = readyActions(ctx, dossier, user);
    const body = dossierBody(ctx, dossier, user, sessionOf(ctx, response), ready);
    show(ctx, request, response, `Hồ sơ ${dossier.code}`, body);
  });

  router.get('/ho-so/:code/giay-tiep-nhan', (request, response) => {
    const dossier = open(request, response);
    if (!dossier.receivedOn) throw new PageError(404, 'Hồ sơ chưa được tiếp nhận.');
    show(ctx, request, response, 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', slipBody(ctx, dossier));
  });

  const download = (response: Response, file: FileInfo | undefined, alter = false) => {
    if (!file) throw new PageError(404, 'Không có tệp này.');
    const bytes = Buffer.from(ctx.files.bytes(file.id));
    if (alter && bytes.length > 0)
      bytes.writeUInt8((bytes.readUInt8(bytes.length - 1) + 1) % 256, bytes.length - 1);
    response.set('X-Content-SHA256', file.sha256);
    response
      .attachment(file.name)
      .type(file.type || 'application/octet-stream')
      .send(bytes);
  };

  router.get('/ho-so/:code/tep/:file', (request, response) => {
    const dossier = open(request, response);
    const file = ctx.files.of(dossier.id).find((one) => one.id === Number(request.params.file));
    download(response, file, ctx.faults.isOn('attachment-altered', dossier));
  });

  router.get('/ho-so/:code/ket-qua', (request, response) => {
    const dossier = open(request, response);
    if (!dossier.signedBy) throw new PageError(404, 'Hồ sơ chưa có kết quả.');
    download(
      response,
      ctx.files.of(dossier.id).findLast((file) => file.kind === 'result'),
    );
  });

  router.get('/ho-so/:code/ket-qua/chu-ky', (request, response) => {
    const dossier = open(request, response);
    download(
      response,
      ctx.files.of(dossier.id).findLast((file) => file.kind === 'signature'),
    );
  });

  router.get('/ho-so/:code/ket-qua/chung-thu', (request, response) => {
    const dossier = open(request, response);
    const pem = dossier.signedBy ? certificateOf(ctx, unitOf(dossier.unit)) : null;
    if (!pem) throw new PageError(404, 'Không có chứng thư số.');
    response.attachment(`chung-thu-${dossier.unit}.pem`).type('application/x-pem-file').send(pem);
  });

  router.get('/ho-so/:code/nop-phi', (request, response) => {
    const dossier = open(request, response);
    if (dossier.owner !== personOf(response).username)
      throw new PageError(403, 'Chỉ người nộp hồ sơ được nộp phí.');
    if (dossier.paidAt || dossier.fee === 0) return response.redirect(dossierPath(dossier));
    show(
      ctx,
      request,
      response,
      'Thanh toán phí, lệ phí',
      html`<form class="card narrow" method="post" action="${dossierPath(dossier)}/nop-phi">
        ${token(sessionOf(ctx, response))}${facts([
          ['Mã hồ sơ', dossier.code],
          ['Đơn vị thụ hưởng', unitOf(dossier.unit).authority],
          [
            'Số tiền',
            moneyWords(
              dossier.fee + (ctx.faults.isOn('payment-other-amount', dossier) ? 5_000 : 0),
            ),
          ],
        ])}
        <button type="submit">Xác nhận thanh toán</button>
      </form>`,
    );
  });

  router.post(
    '/ho-so/:code/nop-phi',
    express.urlencoded({ extended: false }),
    checkToken,
    (request, response) => {
      const dossier = open(request, response);
      const user = personOf(response);
      const isPayable = dossier.owner === user.username && dossier.fee > 0 && !dossier.paidAt;
      if (!isPayable) throw new PageError(403, 'Hồ sơ không có khoản phải nộp.');
      const receipt = `BL-${dossier.unit}-${String(dossier.id).padStart(7, '0')}`;
      const pay: Action = {
        id: 'nop-phi',
        label: 'Nộp phí trực tuyến',
        by: 'own',
        ready: () => true,
        run: () => ({
          changes: ctx.faults.isOn('paid-unconfirmed', dossier) ? {} : paid(dossier, receipt),
          flash: 'Thanh toán thành công.',
          detail: `${moneyWords(dossier.fee)}, biên lai ${receipt}`,
        }),
      };
      const values = valuesOf(request);
      goOn(
        ctx,
        response,
        dossierPath(dossier),
        perform(pay, { ctx, dossier, user, values, files: [] }),
      );
    },
  );

  router.post('/ho-so/:code/thao-tac/:action', ...multipart(ctx), (request, response) => {
    const user = personOf(response);
    const dossier = open(request, response);
    const action = actions.find((one) => one.id === request.params['action']);
    if (!action) throw new PageError(404, 'Không có thao tác này.');
    if (!permits(ctx, action, dossier, user) || dossierIsElsewhere(user.unit, dossier)) {
      throw new PageError(403, 'Tài khoản không có quyền thực hiện thao tác này.');
    }
    if (!action.ready(dossier, user, ctx))
      throw new PageError(409, 'Hồ sơ không ở bước cho phép thao tác này.');
    const values = valuesOf(request);
    const files = filesOf(request, () => 'supplement');
    try {
      const missing = (action.fields?.(dossier, user, ctx) ?? []).find(
        (field) => field.required && field.type !== 'file' && !values[field.name],
      );
      if (missing) throw new InputError(`Chưa nhập "${missing.label}".`);
      const said = perform(action, { ctx, dossier, user, values, files });
      goOn(ctx, response, dossierPath(dossier), said);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      goOn(ctx, response, dossierPath(dossier), error.message, 'alert');
    }
  });

  /** Officials act on their own unit's dossiers only. */
  const dossierIsElsewhere = (unit: string | null, dossier: Dossier) =>
    unit !== null && unit !== dossier.unit;

  return router;
}
