import { facts, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Content, Html } from '../../web/html.ts';
import type { Session } from '../../web/sessions.ts';
import { token } from '../../web/visit.ts';
import { dateWords, timeWords } from '../../web/words.ts';
import { notAggregated } from '../actions/aggregating.ts';
import { readPeriod } from '../actions/assigning.ts';
import { can } from '../context.ts';
import type { Context } from '../context.ts';
import { formOf, totalFigures } from '../domain/figures.ts';
import type { Permission } from '../domain/roles.ts';
import { NOT_AGGREGATED } from '../domain/states.ts';
import type { Receipt } from '../exchange/receipt.ts';
import type { Campaign } from '../store/campaigns.ts';
import type { Report } from '../store/reports.ts';
import type { Total } from '../store/totals.ts';
import type { User } from '../store/users.ts';
import { listFound } from './finding.ts';
import type { Wanted } from './finding.ts';
import { grid } from './grid.ts';
import { lateWords, stateWords } from './report.ts';

/** The campaigns, the newest first. */
export function campaignListView(ctx: Context, wanted: Wanted): Html {
  return listFound({
    ...{ path: '/dot-bao-cao', wanted, noun: 'đợt báo cáo' },
    found: ctx.campaigns.page(wanted),
    table: (campaigns) =>
      table(
        'Danh sách đợt báo cáo',
        ['Đợt báo cáo', 'Biểu mẫu', 'Kỳ', 'Hạn gửi', 'Đã gửi', 'Tình trạng'],
        campaigns.map((campaign) => {
          const reports = ctx.reports.of(campaign.id);
          const sent = reports.filter(({ state }) => state !== 'entering').length;
          return [
            html`<a href="/dot-bao-cao/${campaign.id}">${campaign.title}</a>`,
            ...[formOf(campaign).code, campaign.period, dateWords(campaign.dueOn)],
            `${sent}/${reports.length}`,
            campaign.isOpen === 1 ? 'Đang mở' : 'Đã khóa',
          ];
        }),
        'Đợt báo cáo',
      ),
  });
}

const OFFERED: readonly [id: string, label: string, permission: Permission][] = [
  ['tong-hop', 'Tổng hợp', 'aggregate'],
  ['hoan-thanh', 'Ký số và hoàn thành', 'complete'],
  ['gui-len', 'Gửi Hệ thống báo cáo Chính phủ', 'transmit'],
  ['nhac', 'Nhắc các đơn vị chưa gửi', 'assign'],
  ['khoa', 'Khóa kỳ báo cáo', 'assign'],
];

/** The page of one campaign: its units, the last total, and what this person can do. */
export function campaignView(ctx: Context, user: User, campaign: Campaign, session: Session): Html {
  const total = ctx.totals.last(campaign.id);
  const period = readPeriod(ctx, campaign.period);
  const figures = total === undefined ? null : totalFigures(ctx, campaign, total);
  const offered = OFFERED.filter(([, , permission]) => can(ctx, user, permission));
  const label = (id: string, text: string) =>
    id === 'tong-hop' && total !== undefined ? 'Tổng hợp lại' : text;
  return html`<link rel="stylesheet" href="/bang-so-lieu.css" />
    <section class="card">
      ${facts([
        ['Biểu mẫu', `${formOf(campaign).code} – ${formOf(campaign).title}`],
        ['Kỳ báo cáo', campaign.period],
        ['Số liệu từ ngày', dateWords(period?.from)],
        ['Số liệu đến ngày', dateWords(period?.to)],
        ['Hạn gửi', dateWords(campaign.dueOn)],
        ['Tình trạng', campaign.isOpen === 1 ? 'Đang mở' : 'Đã khóa'],
        ['Lần tổng hợp', total?.number],
        ['Hoàn thành', timeWords(total?.completedAt)],
        ['Đã gửi lên', timeWords(total?.sentAt)],
        ['Biên nhận của nơi nhận', receiptWords(total)],
      ])}
    </section>
    ${offered.map(
      ([id, text]) =>
        html`<form
          class="card"
          method="post"
          action="/dot-bao-cao/${campaign.id}/thao-tac/${id}"
          aria-label="${label(id, text)}"
        >
          ${token(session)}<button type="submit">${label(id, text)}</button>
        </form>`,
    )}
    ${
      figures !== null &&
      html`<h2>Tổng hợp toàn tỉnh</h2>
        ${grid({ form: formOf(campaign), figures, canEdit: false, isLocked: () => false, wrong: new Map() })}`
    }
    <p>
      <a class="button plain" href="/dot-bao-cao/${campaign.id}/tep.xlsx">Kết xuất Excel</a>
      <a class="button plain" href="/dot-bao-cao/${campaign.id}/tep.csv">Kết xuất CSV</a>
    </p>
    ${missingView(ctx, campaign)}
    <h2>Đơn vị báo cáo</h2>
    ${unitsView(ctx, campaign)}
    <h2>Lịch sử</h2>
    <ol>
      ${ctx.history
        .ofCampaign(campaign.id)
        .map(
          ({ at, who, what, detail }) =>
            html`<li>${timeWords(at)} – ${what} – ${who}${detail && html`: ${detail}`}</li>`,
        )}
    </ol>`;
}

function receiptWords(total: Total | undefined): string | null {
  if (total === undefined || total.receipt === null) return null;
  return (JSON.parse(total.receipt) as Receipt).maTiepNhan;
}

function missingView(ctx: Context, campaign: Campaign): Content {
  const missing = notAggregated(ctx, campaign, ctx.totals.last(campaign.id));
  if (missing.length === 0) return null;
  return html`<h2>${NOT_AGGREGATED}</h2>
    ${table(
      'Đơn vị chưa tổng hợp',
      ['Mã đơn vị', 'Đơn vị', 'Trạng thái'],
      missing.map((one) => [one.unit, one.unitName, stateWords(ctx, campaign, one)]),
    )}`;
}

function unitsView(ctx: Context, campaign: Campaign): Html {
  const isHidden = ctx.faults.isOn('unsent-shown-as-sent', campaign);
  const shownOf = (one: Report): Report =>
    isHidden && one.state === 'entering' ? { ...one, state: 'sent' } : one;
  return table(
    'Danh sách đơn vị báo cáo',
    ['Mã đơn vị', 'Đơn vị', 'Trạng thái', 'Tình trạng hạn', 'Thời điểm gửi'],
    ctx.reports
      .of(campaign.id)
      .map((one) => [
        one.unit,
        html`<a href="/bao-cao/${one.id}">${one.unitName}</a>`,
        stateWords(ctx, campaign, shownOf(one)),
        lateWords(campaign, one),
        timeWords(one.sentAt),
      ]),
    'Đơn vị',
  );
}
