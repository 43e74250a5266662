import express from 'express';
import type { Router } from 'express';
import { input, select } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { InputError, PageError } from '../../web/errors.ts';
import { checkToken, goOn, sessionOf, token, valuesOf } from '../../web/visit.ts';
import { aggregate, close, complete, transmit } from '../actions/aggregating.ts';
import { assign } from '../actions/assigning.ts';
import { remindLate } from '../actions/flow.ts';
import type { Context } from '../context.ts';
import { forms } from '../domain/forms.ts';
import type { Permission } from '../domain/roles.ts';
import { campaignAt, personWho, show } from '../request.ts';
import type { Campaign } from '../store/campaigns.ts';
import type { User } from '../store/users.ts';
import { campaignListView, campaignView } from '../views/campaign.ts';
import { wantedIn } from '../views/finding.ts';

interface Doing {
  permission: Permission;
  /** @returns what is said when it is done */
  run(ctx: Context, user: User, campaign: Campaign): Promise<string> | string;
}

const DOINGS: Readonly<Record<string, Doing>> = {
  'tong-hop': {
    permission: 'aggregate',
    run: async (ctx, user, campaign) => {
      const { inputs, number } = await aggregate(ctx, user, campaign);
      return `Đã tổng hợp lần ${number} từ ${inputs.length} đơn vị.`;
    },
  },
  'hoan-thanh': {
    permission: 'complete',
    run: (ctx, user, campaign) =>
      `Đã ký số và hoàn thành lần tổng hợp ${complete(ctx, user, campaign).number}.`,
  },
  'gui-len': {
    permission: 'transmit',
    run: (ctx, user, campaign) => {
      transmit(ctx, user, campaign);
      return 'Đã gửi lên Hệ thống báo cáo Chính phủ.';
    },
  },
  nhac: {
    permission: 'assign',
    run: (ctx, user, campaign) => {
      const count = remindLate(ctx, user, campaign);
      return count === 0
        ? 'Mọi đơn vị đã gửi báo cáo.'
        : `Đã nhắc ${count} đơn vị chưa gửi báo cáo.`;
    },
  },
  khoa: {
    permission: 'assign',
    run: (ctx, user, campaign) => {
      close(ctx, user, campaign);
      return 'Đã khóa kỳ báo cáo.';
    },
  },
};

/** Campaigns of the province: giving them to units, summing up, signing, sending upward. */
export function campaignRoutes(ctx: Context): Router {
  const router = express.Router();
  const form = express.urlencoded({ extended: false });

  router.get('/dot-bao-cao', (request, response) => {
    personWho(ctx, response, 'see-all');
    show(ctx, request, response, 'Đợt báo cáo', campaignListView(ctx, wantedIn(request)));
  });

  router.get('/dot-bao-cao/tao', (request, response) => {
    personWho(ctx, response, 'assign');
    const session = sessionOf(ctx, response);
    show(
      ctx,
      request,
      response,
      'Tạo kỳ báo cáo',
      html`<form class="card" method="post" action="/dot-bao-cao/tao" aria-label="Tạo kỳ báo cáo">
        ${token(session)} ${input({ name: 'title', label: 'Tên đợt báo cáo', required: true })}
        ${select({
          ...{ name: 'form', label: 'Biểu mẫu', required: true },
          options: forms.map(({ slug, code, title, version }) => ({
            value: slug,
            text: `${code} – ${title} (phiên bản ${version})`,
          })),
        })}
        ${input({ name: 'period', label: 'Kỳ báo cáo', required: true, hint: 'Tháng: 202507; quý: 20253; 6 tháng: 2025-6T1, 2025-6T2; 9 tháng: 2025-9T; năm: 2025.' })}
        ${select({
          ...{ name: 'scope', label: 'Giao cho', required: true },
          options: [
            { value: 'xa', text: 'Các xã, phường' },
            { value: 'tinh', text: 'Các xã, phường và sở, ngành' },
          ],
        })}
        ${input({ name: 'units', label: 'Mã các đơn vị', hint: 'Cách nhau bằng dấu phẩy; để trống là tất cả đơn vị ở mục “Giao cho”.' })}
        ${input({ name: 'follows', label: 'Mã đợt báo cáo kỳ trước', hint: 'Để trống là đợt của cả tỉnh trong kỳ trước.' })}
        <button type="submit">Tạo kỳ báo cáo</button>
      </form>`,
    );
  });

  router.post('/dot-bao-cao/tao', form, checkToken, (request, response) => {
    const user = personWho(ctx, response, 'assign');
    const values = valuesOf(request);
    const units = (values['units'] ?? '').split(/[\s,;]+/).filter((code) => code !== '');
    const follows = Number(values['follows']) || null;
    const { form: slug = '', period = '', title = '' } = values;
    try {
      const withDepartments = values['scope'] === 'tinh';
      const wanted = { form: slug, period, title, units, withDepartments, follows };
      const campaign = assign(ctx, user, wanted);
      goOn(ctx, response, `/dot-bao-cao/${campaign.id}`, 'Đã giao kỳ báo cáo.');
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      goOn(ctx, response, '/dot-bao-cao/tao', error.message, 'alert');
    }
  });

  router.get('/dot-bao-cao/:id', (request, response) => {
    const user = personWho(ctx, response, 'see-all');
    const campaign = campaignAt(ctx, request.params.id);
    const body = campaignView(ctx, user, campaign, sessionOf(ctx, response));
    show(ctx, request, response, campaign.title, body);
  });

  router.post('/dot-bao-cao/:id/thao-tac/:action', form, checkToken, async (request, response) => {
    const { id, action } = request.params as { id: string; action: string };
    const doing = Object.hasOwn(DOINGS, action) ? DOINGS[action] : undefined;
    if (doing === undefined) throw new PageError(404, 'Không có thao tác này.');
    const user = personWho(ctx, response, doing.permission);
    const campaign = campaignAt(ctx, id);
    try {
      goOn(ctx, response, `/dot-bao-cao/${campaign.id}`, await doing.run(ctx, user, campaign));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      goOn(ctx, response, `/dot-bao-cao/${campaign.id}`, error.message, 'alert');
    }
  });
  return router;
}
