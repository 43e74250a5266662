import express from 'express';
import type { Response, Router } from 'express';
import { input, select, textarea } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { InputError } from '../../web/errors.ts';
import { uploadsOf } from '../../web/upload.ts';
import type { Upload } from '../../web/upload.ts';
import { goOn, sessionOf, token, valuesOf } from '../../web/visit.ts';
import { parseDate } from '../../web/words.ts';
import { arrival } from '../actions/incoming.ts';
import type { Context } from '../context.ts';
import { agencies, agencyOf, findAgency } from '../data/agencies.ts';
import { kinds, numberAndSymbol } from '../data/kinds.ts';
import { optionsOf, SECRECY_NAMES, URGENCY_NAMES } from '../domain/levels.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import { multipart, personWho, show } from '../request.ts';
import type { Document, NewDocument } from '../store/documents.ts';
import type { User } from '../store/users.ts';
import { documentPath } from '../views/document.ts';

type Values = Record<string, string>;

const KINDS = kinds.map(({ code, name }) => ({ value: code, text: name }));
/** Longest subject, of the standard of input information (Nghị định 30/2020/NĐ-CP, phụ lục VI). */
const MAX_SUBJECT = 500;
const MAX_NUMBER = 11;
const MAX_NOTATION = 30;

/** Putting a paper document into the book, and drafting one of the agency's own. */
export function writingRoutes(ctx: Context): Router {
  const router = express.Router();

  const form = (
    path: string,
    needs: 'register' | 'draft',
    title: string,
    view: (values: Values) => Html,
    keep: (user: User, values: Values, files: Upload[]) => { document: Document; flash: string },
  ) => {
    const page = (response: Response, values: Values) =>
      html`<form
        class="card"
        method="post"
        enctype="multipart/form-data"
        action="${path}"
        aria-label="${title}"
      >
        ${token(sessionOf(ctx, response))} ${view(values)}
      </form>`;
    router.get(path, (request, response) => {
      personWho(ctx, response, needs);
      show(ctx, request, response, title, page(response, {}));
    });
    router.post(path, ...multipart, (request, response) => {
      const user = personWho(ctx, response, needs);
      const values = valuesOf(request);
      try {
        const { document, flash } = keep(user, values, uploadsOf(request));
        goOn(ctx, response, documentPath(document), flash);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        sessionOf(ctx, response).flash = { kind: 'alert', text: error.message };
        response.status(422);
        show(ctx, request, response, title, page(response, values));
      }
    });
  };

  form(
    '/van-ban-den/vao-so',
    'register',
    'Vào sổ văn bản',
    registerFields,
    (user, values, files) => {
      const read = writtenIn(values);
      const number = within(values['number'], MAX_NUMBER, 'Số');
      const notation = within(values['notation'], MAX_NOTATION, 'Ký hiệu');
      const issuedOn = parseDate(values['issuedOn']);
      if (number === '' || issuedOn === undefined || !values['author'])
        throw new InputError('Vui lòng nhập cơ quan ban hành, số và ngày văn bản.');
      const own = { author: values['author'], number, notation, issuedOn };
      const alike = ctx.documents.alike(user.unit ?? '', own);
      const isWarned = alike && !ctx.faults.isOn('duplicate-not-warned', read);
      const warning = `Trùng số, ký hiệu và cơ quan ban hành với văn bản ${numberAndSymbol(number, notation)} đã nhận.`;
      const isApart = ctx.faults.isOn('paper-numbered-apart', read);
      const book = isApart ? 'in-paper' : 'in';
      const document = kept(ctx, user, files, 'Vào sổ văn bản', {
        ...{ ...read, ...own, direction: 'in', unit: user.unit ?? '', source: 'by-hand' },
        ...{ signer: values['signer'] || null, warning: isWarned ? warning : null },
        state: 'registered',
        ...arrival(ctx, user.unit ?? '', read.kind, book),
      });
      return { document, flash: `Đã vào sổ. Số đến: ${document.arrivalNumber}` };
    },
  );

  form('/van-ban-di/soan-thao', 'draft', 'Soạn dự thảo', draftFields, (user, values, files) => {
    const others = (values['others'] ?? '').split(/[,;\s]+/);
    const wanted = [values['receiver'] ?? '', ...others].filter(Boolean);
    const unknown = wanted.filter((id) => findAgency(id) === undefined);
    if (unknown.length > 0)
      throw new InputError(`Không có cơ quan với mã định danh ${unknown.join(', ')}.`);
    const receivers = [...new Set(wanted.map((id) => findAgency(id)!.organId))];
    const agency = agencyOf(user.unit ?? '');
    const document = kept(ctx, user, files, 'Soạn dự thảo', {
      ...{ ...writtenIn(values), direction: 'out', unit: agency.code, state: 'draft' },
      ...{ source: 'own', author: agency.name, authorId: agency.organId },
      ...{ drafter: user.username, receivers: JSON.stringify(receivers) },
    });
    return { document, flash: 'Đã lưu dự thảo.' };
  });
  return router;
}

/** What both forms ask for. @throws InputError */
function writtenIn(values: Values) {
  const subject = within(values['subject'], MAX_SUBJECT, 'Trích yếu');
  if (subject === '') throw new InputError('Trích yếu nội dung là bắt buộc.');
  const kind = values['kind'] ?? '';
  if (!kinds.some(({ code }) => code === kind)) throw new InputError('Vui lòng chọn loại văn bản.');
  const level = (name: string, names: readonly string[]) => {
    const value = Number(values[name] || 0);
    if (names[value] === undefined) throw new InputError('Mức độ không có trong danh mục.');
    return value;
  };
  return {
    ...{ subject, kind, content: values['content'] ?? '' },
    secrecy: level('secrecy', SECRECY_NAMES),
    urgency: level('urgency', URGENCY_NAMES),
  };
}

/** @throws InputError where a text is longer than the standard lets it be */
function within(text: string | undefined, most: number, name: string): string {
  const value = (text ?? '').trim();
  if ([...value].length > most) throw new InputError(`${name} dài quá ${most} ký tự.`);
  return value;
}

function kept(
  ctx: Context,
  user: User,
  files: Upload[],
  what: string,
  document: NewDocument,
): Document {
  const added = ctx.documents.add(document);
  for (const file of files) ctx.papers.add(added.id, file);
  ctx.records.tell(added.id, `${user.fullName} (${ROLE_NAMES[user.role]})`, what);
  ctx.records.audit(user.username, user.role, 'lap', added.id, what);
  return added;
}

const common = (values: Values) =>
  html`${select({ name: 'kind', label: 'Loại văn bản', required: true, value: values['kind'] ?? '', empty: 'Chọn loại…', options: KINDS })}
  ${textarea({ name: 'subject', label: 'Trích yếu', required: true, value: values['subject'] ?? '' })}
  ${textarea({ name: 'content', label: 'Nội dung', value: values['content'] ?? '' })}
  ${select({ name: 'secrecy', label: 'Độ mật', value: values['secrecy'] ?? '0', options: optionsOf(SECRECY_NAMES) })}
  ${select({ name: 'urgency', label: 'Độ khẩn', value: values['urgency'] ?? '0', options: optionsOf(URGENCY_NAMES) })}
  ${input({ name: 'files', label: 'Tệp văn bản', type: 'file', multiple: true })}`;

const registerFields = (values: Values) =>
  html`${input({ name: 'author', label: 'Cơ quan ban hành', required: true, value: values['author'] ?? '' })}
    ${input({ name: 'number', label: 'Số', required: true, value: values['number'] ?? '' })}
    ${input({ name: 'notation', label: 'Ký hiệu', value: values['notation'] ?? '' })}
    ${input({ name: 'issuedOn', label: 'Ngày văn bản', required: true, value: values['issuedOn'] ?? '', hint: 'dd/mm/yyyy' })}
    ${input({ name: 'signer', label: 'Người ký', value: values['signer'] ?? '' })} ${common(values)}
    <button type="submit">Lưu và cấp số đến</button>`;

const AGENCIES = agencies
  .filter(({ locked }) => !locked)
  .map(({ organId, name }) => ({ value: organId, text: `${name} (${organId})` }));

const draftFields = (values: Values) =>
  html`${common(values)}
    ${select({ name: 'receiver', label: 'Nơi nhận', value: values['receiver'] ?? '', empty: 'Không gửi qua trục', options: AGENCIES })}
    ${input({ name: 'others', label: 'Nơi nhận khác', value: values['others'] ?? '', hint: 'Mã định danh, cách nhau bằng dấu phẩy.' })}
    <button type="submit">Lưu dự thảo</button>`;
