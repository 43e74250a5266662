import express from 'express';
import type { Router } from 'express';
import { table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Content } from '../../web/html.ts';
import { dateWords, today } from '../../web/words.ts';
import { listedSecrecy } from '../context.ts';
import type { Context } from '../context.ts';
import { kindName, numberAndSymbol } from '../data/kinds.ts';
import { personWho, show } from '../request.ts';
import type { Document } from '../store/documents.ts';

/** The ten columns of a book of incoming documents (Nghị định 30/2020/NĐ-CP, phụ lục IV). */
const INCOMING = [
  'Ngày đến',
  'Số đến',
  'Tác giả',
  'Số, ký hiệu',
  'Ngày tháng',
  'Tên loại và trích yếu',
  'Đơn vị hoặc người nhận',
  'Ngày chuyển',
  'Ký nhận',
  'Ghi chú',
];
const OUTGOING = [
  'Số, ký hiệu',
  'Ngày tháng',
  'Tên loại và trích yếu',
  'Người ký',
  'Nơi nhận',
  'Đơn vị, người nhận bản lưu',
  'Số lượng bản',
  'Ngày chuyển',
  'Ký nhận',
  'Ghi chú',
];

/** What is noted beside a document: of its end first, then of its form, then what the clerk wrote. */
function noteOf(ctx: Context, { state, source, replacedBy, note }: Document): string {
  if (state === 'recalled') return 'Đã thu hồi';
  const other = ctx.documents.find(replacedBy ?? 0);
  const form = { 'by-hand': 'Văn bản giấy', scanned: 'Bản số hóa', exchange: null, own: null }[
    source
  ];
  const end = other && `Được thay thế bởi ${numberAndSymbol(other.number, other.notation)}`;
  return [end, form, note].filter(Boolean).join('; ');
}

/** The books of the agency, as they are printed. */
export function registerRoutes(ctx: Context): Router {
  const router = express.Router();
  const nameOf = (username: string | null) => ctx.users.find(username)?.fullName ?? '';

  const incomingRow = (one: Document): Content[] => [
    dateWords(one.arrivedOn),
    one.arrivalNumber,
    one.author,
    numberAndSymbol(one.number, one.notation),
    dateWords(one.issuedOn),
    one.state === 'recalled' ? kindName(one.kind) : `${kindName(one.kind)} – ${one.subject}`,
    nameOf(one.holder),
    dateWords(one.transferredOn),
    nameOf(one.holder),
    noteOf(ctx, one),
  ];
  const isLate = () => ctx.faults.isOn('issued-book-day-wrong');
  const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
  const outgoingRow = (one: Document): Content[] => [
    numberAndSymbol(one.number, one.notation),
    dateWords(one.issuedOn),
    `${kindName(one.kind)} – ${one.subject}`,
    one.signer,
    ctx.deliveries
      .of(one.id)
      .map(({ name }) => name)
      .join('; '),
    'Văn thư',
    (JSON.parse(one.receivers) as string[]).length + 1,
    dateWords(one.transferredOn && isLate() ? dayAfter(one.transferredOn) : one.transferredOn),
    '',
    noteOf(ctx, one),
  ];

  const book = (
    path: string,
    title: string,
    direction: 'in' | 'out',
    headings: string[],
    row: (document: Document) => Content[],
  ) => {
    router.get(path, (request, response) => {
      const user = personWho(ctx, response, 'see-registers');
      const year = Number(request.query['nam']) || today().year;
      const rows = ctx.documents.register(
        user.unit ?? '',
        direction,
        year,
        listedSecrecy(ctx, user),
      );
      const isCut = direction === 'in' && ctx.faults.isOn('register-column-missing');
      const cut = <T>(cells: T[]) => (isCut ? cells.filter((_, i) => i !== 6) : cells);
      show(
        ctx,
        request,
        response,
        `${title} năm ${year}`,
        html`<p>
            Có ${rows.length} văn bản. <button type="button" class="plain" data-print>In sổ</button>
          </p>
          ${table(
            title,
            cut(headings),
            rows.map((one) => cut(row(one))),
          )}`,
      );
    });
  };
  book('/so-van-ban-den', 'Sổ đăng ký văn bản đến', 'in', INCOMING, incomingRow);
  book('/so-van-ban-di', 'Sổ đăng ký văn bản đi', 'out', OUTGOING, outgoingRow);
  return router;
}
