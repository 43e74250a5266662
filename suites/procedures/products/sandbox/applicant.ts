/** An invented person whose number no province has, for dossiers taken at the counter, by the labels of the form. */
const APPLICANT: Readonly<Record<string, string>> = {
  'Họ và tên': 'Nguyễn Văn Kiểm Thử',
  'Số định danh cá nhân': '099090009999',
  'Ngày sinh': '02/09/1990',
  'Nơi thường trú': 'Số 1, khu phố 1, tỉnh Đồng Nai',
  'Số điện thoại': '0999000999',
  'Thư điện tử': 'kiem.thu@example.vn',
};

/** What special procedures ask for beside the applicant. */
const PARTICULARS: Readonly<Record<string, string>> = {
  'Số lượng bản sao': '1',
  'Họ và tên trẻ': 'Nguyễn Thị Kiểm Thử',
  'Họ và tên người kết hôn cùng': 'Trần Thị Kiểm Thử',
};

/** What to enter in a field that is mandatory and was left empty; undefined where nothing is known for its label. */
export function entryFor(label: string): string | undefined {
  return APPLICANT[label] ?? PARTICULARS[label];
}

/** Labels of what every declaration asks of its applicant. */
export const entryLabels: readonly string[] = Object.keys(APPLICANT);
