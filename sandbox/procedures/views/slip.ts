import { procedureOf } from '../data/catalogue.ts';
import { unitOf } from '../../data/units.ts';
import { facts } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { dateWords, moneyWords } from '../../web/words.ts';
import type { Context } from '../context.ts';
import type { Dossier } from '../store/dossiers.ts';
import { dossierPath } from './dossier.ts';

/** The slip a citizen leaves the counter with (mẫu số 01, Thông tư 01/2018/TT-VPCP). */
export function slipBody(ctx: Context, dossier: Dossier): Html {
  const unit = unitOf(dossier.unit);
  const procedure = procedureOf(dossier.procedure);
  const files = ctx.files
    .of(dossier.id)
    .filter((file) => file.kind === 'declaration' || file.kind === 'enclosure');
  const withoutDate = ctx.faults.isOn('slip-without-due-date', dossier);
  const form = JSON.parse(dossier.form) as Record<string, string>;
  return html`<p class="no-print slip-links">
      <button type="button" data-print>In giấy tiếp nhận</button>
      <a href="${dossierPath(dossier)}">Về trang hồ sơ</a>
    </p>
    <article class="slip">
      <div class="heads">
        <div>
          <p><strong>${unit.authority.toUpperCase()}</strong></p>
          <p>BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ</p>
        </div>
        <div>
          <p><strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong></p>
          <p><strong>Độc lập - Tự do - Hạnh phúc</strong></p>
        </div>
      </div>
      <h2>Giấy tiếp nhận hồ sơ và hẹn trả kết quả</h2>
      ${facts([
        ['Mã hồ sơ', dossier.code],
        ['Tiếp nhận hồ sơ của', dossier.applicant],
        ['Nơi thường trú', form['address']],
        ['Số điện thoại', form['phone']],
        ['Nội dung yêu cầu giải quyết', procedure.name],
        [
          'Thành phần hồ sơ nộp',
          files.length > 0 ? files.map((file) => file.name).join('\n') : 'Hồ sơ giấy',
        ],
        ['Thời gian giải quyết', `${procedure.days} ngày làm việc`],
        ['Phí, lệ phí', dossier.fee > 0 ? moneyWords(dossier.fee) : 'Không thu'],
        ['Ngày nhận hồ sơ', dateWords(dossier.receivedOn)],
        ['Ngày hẹn trả kết quả', withoutDate ? '' : dateWords(dossier.dueOn)],
        ['Nơi nhận kết quả', `Bộ phận một cửa ${unit.name}`],
      ])}
      <div class="signs">
        <p><strong>NGƯỜI NỘP HỒ SƠ</strong></p>
        <p><strong>NGƯỜI TIẾP NHẬN HỒ SƠ</strong></p>
      </div>
    </article>`;
}
