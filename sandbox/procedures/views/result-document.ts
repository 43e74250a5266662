import { procedureOf } from '../data/catalogue.ts';
import { unitOf } from '../../data/units.ts';
import { html } from '../../web/html.ts';
import { dateWords, TIME_ZONE } from '../../web/words.ts';
import type { Dossier } from '../store/dossiers.ts';

const two = (n: number) => String(n).padStart(2, '0');

/** The result as a document of its own, UTF-8 HTML in the form of an official paper. */
export function resultDocument(dossier: Dossier, signer: string, at: string): Buffer {
  const unit = unitOf(dossier.unit);
  const procedure = procedureOf(dossier.procedure);
  const { day, month, year } = Temporal.Instant.from(at).toZonedDateTimeISO(TIME_ZONE);
  const date = `ngày ${two(day)} tháng ${month < 3 ? two(month) : month} năm ${year}`;
  return Buffer.from(
    html`<!doctype html>
      <html lang="vi">
        <head>
          <meta charset="utf-8" />
          <title>Kết quả giải quyết ${dossier.code}</title>
        </head>
        <body>
          <p><strong>${unit.authority.toUpperCase()}</strong></p>
          <p>
            <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong><br /><strong
              >Độc lập - Tự do - Hạnh phúc</strong
            >
          </p>
          <p><em>${unit.name}, ${date}</em></p>
          <h1>KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH</h1>
          <p>Mã hồ sơ: ${dossier.code}</p>
          <p>Thủ tục: ${procedure.name} (${procedure.code})</p>
          <p>Người đề nghị: ${dossier.applicant}</p>
          <p>Ngày tiếp nhận: ${dateWords(dossier.receivedOn)}</p>
          <p>${unit.authority} xác nhận đã giải quyết hồ sơ theo đề nghị.</p>
          <p><strong>TM. ỦY BAN NHÂN DÂN</strong><br /><strong>CHỦ TỊCH</strong></p>
          <p><strong>${signer}</strong></p>
        </body>
      </html> `.text,
  );
}
