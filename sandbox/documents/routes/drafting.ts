import express from 'express';
import type { Router } from 'express';
import { input, select } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import { InputError } from '../../web/errors.ts';
import type { Upload } from '../../web/upload.ts';
import { today } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { agencies, agencyOf, findAgency } from '../data/agencies.ts';
import { findTemplate, templates } from '../data/templates.ts';
import type { Template } from '../data/templates.ts';
import { personWho, show } from '../request.ts';
import type { User } from '../store/users.ts';
import { documentPath } from '../views/document.ts';
import { commonFields, enter, keepDocument, writtenIn } from './entering.ts';
import type { Values } from './entering.ts';

const PATH = '/van-ban-di/soan-thao';

/** Drafting a document of the agency's own, from a template or without one. */
export function draftingRoutes(ctx: Context): Router {
  const router = express.Router();
  router.get('/van-ban-di/mau', (request, response) => {
    personWho(ctx, response, 'draft');
    const list = html`<p>Mẫu theo phụ lục III Nghị định số 30/2020/NĐ-CP.</p>
      <ul>
        ${templates.map(({ id, name }) => html`<li><a href="${PATH}?mau=${id}">${name}</a></li>`)}
      </ul>`;
    show(ctx, request, response, 'Mẫu văn bản', list);
  });
  enter(ctx, router, {
    ...{ path: PATH, needs: 'draft', title: 'Soạn dự thảo', view },
    first: ({ query }) => {
      const template = findTemplate(String(query['mau'] ?? ''));
      return template === undefined ? {} : startOf(ctx, template);
    },
    keep: (user, values, files) => draft(ctx, user, values, files),
  });
  return router;
}

function startOf(ctx: Context, { kind, subject, content }: Template): Values {
  const isCut = ctx.faults.isOn('template-part-missing', { kind });
  const lines = content.split('\n').filter((line) => !isCut || !line.startsWith('Địa điểm'));
  return { kind, subject, content: lines.join('\n') };
}

function draft(ctx: Context, user: User, values: Values, files: Upload[]) {
  const others = (values['others'] ?? '').split(/[,;\s]+/);
  const wanted = [values['receiver'] ?? '', ...others].filter(Boolean);
  const unknown = wanted.filter((id) => findAgency(id) === undefined);
  if (unknown.length > 0)
    throw new InputError(`Không có cơ quan với mã định danh ${unknown.join(', ')}.`);
  const receivers = [...new Set(wanted.map((id) => findAgency(id)!.organId))];
  const agency = agencyOf(user.unit ?? '');
  const document = keepDocument(ctx, user, files, 'Soạn dự thảo', {
    ...{ ...writtenIn(values), direction: 'out', unit: agency.code, state: 'draft' },
    ...{ source: 'own', author: agency.name, authorId: agency.organId },
    ...{ drafter: user.username, receivers: JSON.stringify(receivers) },
    replaces: replacedBy(ctx, agency.code, values['replaces'] ?? ''),
    dossier: values['dossier'] || null,
  });
  return { path: documentPath(document), flash: 'Đã lưu dự thảo.' };
}

/** The issued document of this year or the last that a draft shall take the place of. @throws InputError where there is none */
function replacedBy({ documents }: Context, unit: string, name: string): number | null {
  if (name === '') return null;
  const { year } = today();
  const old = documents.issued(unit, year, name) ?? documents.issued(unit, year - 1, name);
  if (old === undefined) throw new InputError(`Không có văn bản đã phát hành số ${name}.`);
  return old.id;
}

const AGENCIES = agencies
  .filter(({ locked }) => !locked)
  .map(({ organId, name }) => ({ value: organId, text: `${name} (${organId})` }));

const view = (values: Values) =>
  html`<p><a href="/van-ban-di/mau">Chọn mẫu văn bản</a></p>
    ${commonFields(values)}
    ${select({ name: 'receiver', label: 'Nơi nhận', value: values['receiver'] ?? '', empty: 'Không gửi qua trục', options: AGENCIES })}
    ${input({ name: 'others', label: 'Nơi nhận khác', value: values['others'] ?? '', hint: 'Mã định danh, cách nhau bằng dấu phẩy.' })}
    ${input({ name: 'replaces', label: 'Thay thế văn bản', value: values['replaces'] ?? '', hint: 'Số, ký hiệu của văn bản đã phát hành; để trống nếu không thay thế.' })}
    ${input({ name: 'dossier', label: 'Mã hồ sơ thủ tục hành chính', value: values['dossier'] ?? '', hint: 'Khi văn bản là kết quả giải quyết của một hồ sơ.' })}
    <button type="submit">Lưu dự thảo</button>`;
