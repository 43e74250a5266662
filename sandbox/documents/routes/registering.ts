import express from 'express';
import type { Router } from 'express';
import { input, select } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { InputError } from '../../web/errors.ts';
import type { Upload } from '../../web/upload.ts';
import { parseDate } from '../../web/words.ts';
import { arrival } from '../actions/incoming.ts';
import type { Context } from '../context.ts';
import { numberAndSymbol } from '../data/kinds.ts';
import { pagesOf, within } from '../domain/lengths.ts';
import type { User } from '../store/users.ts';
import { documentPath } from '../views/document.ts';
import { commonFields, enter, keepDocument, writtenIn } from './entering.ts';
import { Rush } from './rush.ts';
import type { Values } from './entering.ts';

/** Files that a scanner makes. */
const SCANS = /^(?:application\/pdf|image\/(?:tiff|jpeg|png))$/;

/** Putting a document that came on paper into the book. */
export function registeringRoutes(ctx: Context): Router {
  const router = express.Router();
  const rush = new Rush(ctx);
  enter(ctx, router, {
    ...{ path: '/van-ban-den/vao-so', needs: 'register', title: 'Vào sổ văn bản', view },
    keep: (user, values, files) => {
      const document = register(ctx, user, values, files);
      rush.registered(document);
      const flash = `Đã vào sổ. Số đến: ${document.arrivalNumber}`;
      return { path: documentPath(document), flash };
    },
  });
  return router;
}

function register(ctx: Context, user: User, values: Values, files: Upload[]) {
  const read = writtenIn(values);
  const own = identityIn(ctx, values, read.kind);
  const isScan = values['source'] === 'scanned';
  if (isScan && !files.some(({ type }) => SCANS.test(type)))
    throw new InputError('Văn bản số hóa cần tệp quét (PDF, TIFF, JPEG hoặc PNG).');
  const unit = user.unit ?? '';
  const alike = ctx.documents.alike(unit, own);
  const isWarned = alike && !ctx.faults.isOn('duplicate-not-warned', read);
  const warning = `Trùng số, ký hiệu và cơ quan ban hành với văn bản ${numberAndSymbol(own.number, own.notation)} đã nhận.`;
  const book = ctx.faults.isOn('paper-numbered-apart', read) ? 'in-paper' : 'in';
  return keepDocument(ctx, user, files, 'Vào sổ văn bản', {
    ...{ ...read, ...own, direction: 'in', unit, source: isScan ? 'scanned' : 'by-hand' },
    ...{ signer: within(values['signer'], 'signer') || null },
    ...{ position: within(values['position'], 'position') || null },
    ...{ note: within(values['note'], 'note') || null, pages: pagesOf(values['pages']) },
    ...{ warning: isWarned ? warning : null, state: 'registered' },
    ...arrival(ctx, unit, read.kind, book),
  });
}

/** Who issued it, when and under which number. @throws InputError */
function identityIn(ctx: Context, values: Values, kind: string) {
  const author = within(values['author'], 'author');
  const number = within(values['number'], 'number');
  const isFree = ctx.faults.isOn('notation-unlimited', { kind });
  const notation = isFree ? (values['notation'] ?? '') : within(values['notation'], 'notation');
  const issuedOn = parseDate(values['issuedOn']);
  if (number === '' || issuedOn === undefined || author === '')
    throw new InputError('Vui lòng nhập cơ quan ban hành, số và ngày văn bản.');
  return { author, number, notation, issuedOn };
}

const SOURCES = [
  { value: 'by-hand', text: 'Bản giấy' },
  { value: 'scanned', text: 'Bản số hóa (đã quét)' },
];

const view = (values: Values) => {
  const value = (name: string) => ({ name, value: values[name] ?? '' });
  return html`${select({ ...value('source'), label: 'Hình thức', options: SOURCES })}
    ${input({ ...value('author'), label: 'Cơ quan ban hành', required: true })}
    ${input({ ...value('number'), label: 'Số', required: true })}
    ${input({ ...value('notation'), label: 'Ký hiệu' })}
    ${input({ ...value('issuedOn'), label: 'Ngày văn bản', required: true, hint: 'Ngày/tháng/năm, ví dụ 28/06/2025' })}
    ${input({ ...value('signer'), label: 'Người ký' })}
    ${input({ ...value('position'), label: 'Chức vụ người ký' })}
    ${input({ ...value('pages'), label: 'Số trang' })} ${commonFields(values)}
    ${input({ ...value('note'), label: 'Ghi chú' })}
    <button type="submit">Lưu và cấp số đến</button>`;
};
