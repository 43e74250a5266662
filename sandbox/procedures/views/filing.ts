import { procedureOf } from '../data/catalogue.ts';
import type { Procedure } from '../data/catalogue.ts';
import { input, select, textarea } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import type { Session } from '../../web/sessions.ts';
import { dateWords, moneyWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import { fieldsFor, unitsFor } from '../domain/filing.ts';
import type { User } from '../store/users.ts';
import { token } from '../../web/visit.ts';

/** What the national population database knows of a citizen, by field name. */
export function nationalData(
  ctx: Context,
  procedure: Procedure,
  user: User,
): Record<string, string> {
  if (user.role !== 'congdan' || ctx.faults.isOn('no-auto-fill', { procedure: procedure.code }))
    return {};
  return {
    fullName: user.fullName,
    idNumber: user.idNumber ?? '',
    birthDate: dateWords(user.birthDate),
    address: user.address ?? '',
    phone: user.phone ?? '',
    email: user.email ?? '',
  };
}

/** The form a citizen fills in online, or an officer at the counter. */
export function filingForm(
  ctx: Context,
  procedure: Procedure,
  session: Session,
  values: Record<string, string>,
  counter: boolean,
): Html {
  const action = counter
    ? `/can-bo/tiep-nhan-truc-tiep/${procedure.code}`
    : `/nop-ho-so/${procedure.code}`;
  return html`<p class="lead">${procedureOf(procedure.code).name}</p>
    <p>
      Mã thủ tục ${procedure.code} · Thời hạn ${procedure.days} ngày làm việc ·
      ${procedure.fee > 0 ? `Phí, lệ phí ${moneyWords(procedure.fee)}` : 'Không thu phí'}. Mục có
      dấu <span class="must">*</span> là bắt buộc.
    </p>
    <form class="card" method="post" action="${action}" enctype="multipart/form-data">
      ${token(session)}
      ${
        !counter &&
        select({
          name: 'unit',
          label: 'Nơi tiếp nhận',
          required: true,
          value: values['unit'] ?? '',
          empty: 'Chọn nơi tiếp nhận…',
          options: unitsFor(procedure).map((unit) => ({ value: unit.code, text: unit.name })),
          hint: 'Có thể nộp tại bất kỳ xã, phường nào, không phụ thuộc nơi cư trú.',
        })
      }
      ${fieldsFor(ctx, procedure).map((field) => {
        const spec = {
          name: field.name,
          label: field.label,
          required: field.required,
          value: values[field.name] ?? field.value ?? '',
          ...(field.autocomplete && { autocomplete: field.autocomplete }),
          ...(field.name === 'birthDate' && { hint: 'Ngày/tháng/năm, ví dụ 02/09/1990.' }),
        };
        return field.type === 'textarea' ? textarea(spec) : input({ ...spec, type: field.type });
      })}
      ${input({ name: 'declaration', label: 'Tờ khai', type: 'file', required: !counter, hint: 'Tối đa 20 MB mỗi tệp.' })}
      ${input({ name: 'enclosures', label: 'Giấy tờ kèm theo', type: 'file', multiple: true })}
      ${
        !counter &&
        html`<div class="field check">
          <input type="checkbox" id="f-commitment" name="commitment" required /><label
            for="f-commitment"
            >Tôi cam đoan nội dung khai là đúng sự thật</label
          >
        </div>`
      }
      <button type="submit">${counter ? 'Tiếp nhận và in giấy hẹn' : 'Nộp hồ sơ'}</button>
    </form>`;
}
