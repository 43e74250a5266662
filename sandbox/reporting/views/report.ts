import type { Response } from 'express';
import { facts, table, textarea } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Content, Html } from '../../web/html.ts';
import type { Session } from '../../web/sessions.ts';
import { sessionOf, token } from '../../web/visit.ts';
import { dateWords, timeWords } from '../../web/words.ts';
import { hindrances } from '../actions/entering.ts';
import { isLate } from '../actions/flow.ts';
import { can } from '../context.ts';
import type { Context } from '../context.ts';
import { figuresOf, formerOf, formOf } from '../domain/figures.ts';
import type { Permission } from '../domain/roles.ts';
import { STATE_NAMES } from '../domain/states.ts';
import type { State } from '../domain/states.ts';
import type { Campaign } from '../store/campaigns.ts';
import type { Report } from '../store/reports.ts';
import type { User } from '../store/users.ts';
import { listFound } from './finding.ts';
import type { Wanted } from './finding.ts';
import { grid } from './grid.ts';

/** The words for where a report stands. */
export function stateWords(ctx: Context, campaign: Campaign, { state }: Report): string {
  const isWrong = state === 'approved' && ctx.faults.isOn('wrong-state-name', campaign);
  return STATE_NAMES[isWrong ? 'sent' : state];
}

export function lateWords(campaign: Campaign, report: Report): string {
  if (!isLate(campaign, report)) return report.sentAt === null ? 'Trong hạn' : 'Đúng hạn';
  return report.sentAt === null ? 'Quá hạn' : 'Nộp muộn';
}

/** The reports that a unit was given, the newest first. */
export function reportListView(ctx: Context, user: User, wanted: Wanted): Html {
  const unit = user.unit ?? '';
  return listFound({
    ...{ path: '/bao-cao', wanted, noun: 'báo cáo' },
    found: ctx.campaigns.page({ ...wanted, unit }),
    table: (campaigns) =>
      table(
        'Danh sách báo cáo',
        ['Đợt báo cáo', 'Biểu mẫu', 'Kỳ', 'Hạn gửi', 'Trạng thái', 'Tình trạng hạn'],
        campaigns.map((campaign) => {
          const report = ctx.reports.ofUnit(campaign.id, unit)!;
          return [
            html`<a href="/bao-cao/${report.id}">${campaign.title}</a>`,
            formOf(campaign).code,
            campaign.period,
            dateWords(campaign.dueOn),
            stateWords(ctx, campaign, report),
            lateWords(campaign, report),
          ];
        }),
        'Đợt báo cáo',
      ),
  });
}

interface Shown {
  user: User;
  report: Report;
  campaign: Campaign;
  /** Whether the wrong cells are marked. */
  isChecked: boolean;
}

/** The page of one report: where it stands, its figures, what this person can do, and what was done. */
export function reportView(ctx: Context, response: Response, shown: Shown): Html {
  const { user, report, campaign, isChecked } = shown;
  const session = sessionOf(ctx, response);
  const former = formerOf(ctx, campaign, report.unit);
  const isOwn = report.unit === user.unit && can(ctx, user, 'enter');
  const canEdit = isOwn && report.state === 'entering' && campaign.isOpen === 1;
  const isMarked = isChecked && !ctx.faults.isOn('wrong-cell-unmarked', campaign);
  const wrong = isMarked ? hindrances(ctx, campaign, report) : [];
  const isOutdated = user.unit !== null && ctx.faults.isOn('own-page-outdated', campaign);
  const shownFigures = isOutdated && former !== null ? former : figuresOf(ctx, campaign, report);
  const figures = grid({
    ...{ form: formOf(campaign), figures: shownFigures, canEdit },
    isLocked: (cell) => cell.derived !== null || (cell.carries !== null && former !== null),
    wrong: new Map(wrong.map(({ cell, why }) => [cell.key, why])),
    isUnlabelled: ctx.faults.isOn('cells-unlabelled'),
    isTooWide: ctx.faults.isOn('grid-too-wide', campaign),
  });
  const keys = ctx.faults.isOn('arrow-keys-dead', campaign) ? 'off' : 'on';
  return html`<link rel="stylesheet" href="/bang-so-lieu.css" />
    <section class="card">${reportFacts(ctx, campaign, report)}</section>
    ${
      canEdit
        ? html`<form
            method="post"
            action="/bao-cao/${report.id}/luu"
            aria-label="Nhập số liệu"
            data-grid
            data-keys="${keys}"
          >
            ${token(session)} ${figures}
            <p class="saved" role="status" data-saved></p>
            <button type="submit">Lưu nháp</button>
          </form>`
        : figures
    }
    ${ctx.oneStop?.view(report, campaign, canEdit, token(session))}
    ${actionsView(ctx, shown, session)} ${sheetsView(shown, session, canEdit)}
    <h2>Lịch sử</h2>
    <ol>
      ${ctx.history
        .ofReport(report.id)
        .map(
          ({ at, who, what, detail }) =>
            html`<li>${timeWords(at)} – ${what} – ${who}${detail && html`: ${detail}`}</li>`,
        )}
    </ol>
    <script src="/bang-so-lieu.js" defer></script>`;
}

function reportFacts(ctx: Context, campaign: Campaign, report: Report): Html {
  const form = formOf(campaign);
  const version = ctx.reports.version(report.id, report.version);
  const signer = ctx.users.find(version?.signer)?.fullName;
  return facts([
    ['Trạng thái', stateWords(ctx, campaign, report)],
    ['Đơn vị báo cáo', report.unitName],
    ['Biểu mẫu', `${form.code} – ${form.title}`],
    ['Kỳ báo cáo', campaign.period],
    ['Phiên bản', report.version],
    ['Hạn gửi', dateWords(campaign.dueOn)],
    ['Tình trạng hạn', lateWords(campaign, report)],
    ['Thời điểm gửi', timeWords(report.sentAt)],
    ['Người duyệt và ký số', signer],
    ['Lý do yêu cầu chỉnh lý', report.reason],
    ['Nhắc gửi báo cáo', timeWords(report.remindedAt)],
    ['Kỳ báo cáo đã khóa', campaign.isOpen === 0 && 'Có'],
  ]);
}

interface Offered {
  id: string;
  label: string;
  permission: Permission;
  from: readonly State[];
  hasReason?: boolean;
}

const OFFERED: readonly Offered[] = [
  { id: 'gui', label: 'Gửi báo cáo', permission: 'enter', from: ['entering'] },
  { id: 'duyet', label: 'Duyệt', permission: 'approve', from: ['sent'] },
  {
    ...{ id: 'chinh-ly', label: 'Yêu cầu chỉnh lý', permission: 'return', hasReason: true },
    from: ['sent', 'approved', 'aggregated'],
  },
  { id: 'nhac', label: 'Nhắc gửi báo cáo', permission: 'assign', from: ['entering', 'sent'] },
  { id: 'phien-ban-moi', label: 'Lập phiên bản mới', permission: 'assign', from: ['completed'] },
];

function actionsView(ctx: Context, { user, report, campaign }: Shown, session: Session): Content {
  const own = OFFERED.filter(({ permission, from, id }) => {
    const isThere = user.unit === null || user.unit === report.unit;
    const isStep =
      from.includes(report.state) &&
      (user.unit === null || report.state === 'sent' || report.state === 'entering');
    const isTurn = id !== 'chinh-ly' || (user.unit === null) === (report.state !== 'sent');
    return isThere && isStep && isTurn && can(ctx, user, permission);
  });
  const isShut = campaign.isOpen === 0;
  return own
    .filter(({ id }) => !isShut || id !== 'gui')
    .map(
      ({ id, label, hasReason }) =>
        html`<form
          class="card"
          method="post"
          action="/bao-cao/${report.id}/thao-tac/${id}"
          aria-label="${label}"
        >
          ${token(session)}
          ${hasReason === true && textarea({ name: 'reason', label: 'Lý do', required: true })}
          <button type="submit">${label}</button>
        </form>`,
    );
}

function sheetsView({ report }: Shown, session: Session, canEdit: boolean): Html {
  return html`<h2>Bảng tính</h2>
    <p><a class="button plain" href="/bao-cao/${report.id}/tep.xlsx">Kết xuất Excel</a></p>
    ${
      canEdit &&
      html`<form
        class="card"
        method="post"
        enctype="multipart/form-data"
        action="/bao-cao/${report.id}/nhap-tep"
        aria-label="Nhập từ tệp Excel"
      >
        ${token(session)}
        <div class="field">
          <label for="f-file">Tệp Excel</label>
          <input
            id="f-file"
            name="file"
            type="file"
            accept=".xlsx"
            required
            aria-describedby="f-file-hint"
          />
          <p class="hint" id="f-file-hint">Dùng tệp đã kết xuất từ báo cáo này.</p>
        </div>
        <button type="submit">Nhập từ tệp Excel</button>
      </form>`
    }`;
}
