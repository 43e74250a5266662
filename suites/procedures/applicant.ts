import type { FilePayload } from '../stage/html-form.ts';

/** An invented person whose number no province has, for dossiers taken at the counter. */
export const APPLICANT: Record<string, string> = {
  'Họ và tên': 'Nguyễn Văn Kiểm Thử',
  'Số định danh cá nhân': '099090009999',
  'Ngày sinh': '02/09/1990',
  'Nơi thường trú': 'Số 1, khu phố 1, tỉnh Đồng Nai',
  'Số điện thoại': '0999000999',
  'Thư điện tử': 'kiem.thu@example.vn',
};

/** What special procedures ask for beside the applicant. */
export const PARTICULARS: Record<string, string> = {
  'Số lượng bản sao': '1',
  'Họ và tên trẻ': 'Nguyễn Thị Kiểm Thử',
  'Họ và tên người kết hôn cùng': 'Trần Thị Kiểm Thử',
};

/** The declaration that goes with a dossier; carries the marker so that it can be told from others. */
export function declaration(marker: string): FilePayload {
  return {
    name: 'tờ khai.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(`Tờ khai dùng để kiểm thử.\n${marker}\n`),
  };
}
