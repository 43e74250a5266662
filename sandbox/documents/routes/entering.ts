import type { Request, Response, Router } from 'express';
import { input, select, textarea } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { InputError } from '../../web/errors.ts';
import { uploadsOf } from '../../web/upload.ts';
import type { Upload } from '../../web/upload.ts';
import { goOn, sessionOf, token, valuesOf } from '../../web/visit.ts';
import { parseDate } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { kinds } from '../data/kinds.ts';
import { within } from '../domain/lengths.ts';
import { AT_AN_HOUR, optionsOf, SECRECY_NAMES, URGENCY_NAMES } from '../domain/levels.ts';
import { ROLE_NAMES } from '../domain/roles.ts';
import type { Permission } from '../domain/roles.ts';
import { multipart, personWho, show } from '../request.ts';
import type { Document, NewDocument } from '../store/documents.ts';
import type { User } from '../store/users.ts';

export type Values = Record<string, string>;

/** A page on which something new is entered. */
interface Entry {
  path: string;
  needs: Permission;
  title: string;
  /** What the form starts with. */
  first?(request: Request): Values;
  view(values: Values): Html;
  /** @throws InputError */
  keep(user: User, values: Values, files: Upload[]): { path: string; flash: string };
}

/** Shows a form, and keeps what is entered or shows it again with what is wrong. */
export function enter(ctx: Context, router: Router, entry: Entry): void {
  const { path, needs, title } = entry;
  const page = (response: Response, values: Values) =>
    html`<form
      class="card"
      method="post"
      enctype="multipart/form-data"
      action="${path}"
      aria-label="${title}"
    >
      ${token(sessionOf(ctx, response))} ${entry.view(values)}
    </form>`;
  router.get(path, (request, response) => {
    personWho(ctx, response, needs);
    show(ctx, request, response, title, page(response, entry.first?.(request) ?? {}));
  });
  router.post(path, ...multipart, (request, response) => {
    const user = personWho(ctx, response, needs);
    const values = valuesOf(request);
    try {
      const kept = entry.keep(user, values, uploadsOf(request));
      goOn(ctx, response, kept.path, kept.flash);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      sessionOf(ctx, response).flash = { kind: 'alert', text: error.message };
      response.status(422);
      show(ctx, request, response, title, page(response, values));
    }
  });
}

/** What every document has. @throws InputError */
export function writtenIn(values: Values) {
  const subject = within(values['subject'], 'subject');
  if (subject === '') throw new InputError('Trích yếu nội dung là bắt buộc.');
  const kind = values['kind'] ?? '';
  if (!kinds.some(({ code }) => code === kind)) throw new InputError('Vui lòng chọn loại văn bản.');
  const level = (name: string, names: readonly string[]) => {
    const value = Number(values[name] || 0);
    if (names[value] === undefined) throw new InputError('Mức độ không có trong danh mục.');
    return value;
  };
  const urgency = level('urgency', URGENCY_NAMES);
  return {
    ...{ subject, kind, urgency, content: values['content'] ?? '' },
    ...{ secrecy: level('secrecy', SECRECY_NAMES), ...hourOf(values['dueAt'] ?? '', urgency) },
  };
}

/** When a document “hỏa tốc hẹn giờ” must be there; no other document has an hour. @throws InputError */
function hourOf(text: string, urgency: number): Pick<NewDocument, 'dueAt' | 'dueOn'> {
  if (urgency !== AT_AN_HOUR && text === '') return {};
  if (urgency !== AT_AN_HOUR) throw new InputError('Chỉ văn bản hỏa tốc hẹn giờ có giờ hẹn.');
  const [, time = '', date = ''] = /^([01]\d:[0-5]\d|2[0-3]:[0-5]\d) (\S+)$/.exec(text) ?? [];
  const dueOn = parseDate(date);
  if (time === '' || dueOn === undefined)
    throw new InputError('Văn bản hỏa tốc hẹn giờ cần giờ hẹn, ví dụ 08:30 01/07/2025.');
  return { dueOn, dueAt: `${dueOn}T${time}` };
}

export function keepDocument(
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

const KINDS = kinds.map(({ code, name }) => ({ value: code, text: name }));

export const commonFields = (values: Values) =>
  html`${select({ name: 'kind', label: 'Loại văn bản', required: true, value: values['kind'] ?? '', empty: 'Chọn loại…', options: KINDS })}
  ${textarea({ name: 'subject', label: 'Trích yếu', required: true, value: values['subject'] ?? '' })}
  ${textarea({ name: 'content', label: 'Nội dung', rows: 12, value: values['content'] ?? '' })}
  ${select({ name: 'secrecy', label: 'Độ mật', value: values['secrecy'] ?? '0', options: optionsOf(SECRECY_NAMES) })}
  ${select({ name: 'urgency', label: 'Độ khẩn', value: values['urgency'] ?? '0', options: optionsOf(URGENCY_NAMES) })}
  ${input({ name: 'dueAt', label: 'Giờ hẹn', value: values['dueAt'] ?? '', hint: 'Của văn bản hỏa tốc hẹn giờ: giờ:phút ngày/tháng/năm.' })}
  ${input({ name: 'files', label: 'Tệp văn bản', type: 'file', multiple: true })}`;
