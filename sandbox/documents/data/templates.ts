/** A template of a draft after the forms of Nghị định 30/2020/NĐ-CP, phụ lục III. */
export interface Template {
  id: string;
  /** Code of the kind. */
  kind: string;
  name: string;
  subject: string;
  content: string;
}

const RECEIVERS = `Nơi nhận:
- Như trên;
- …;
- Lưu: VT, ….`;

/** Those that communes use most. */
export const templates: readonly Template[] = [
  {
    ...{ id: 'cong-van', kind: '18', name: 'Công văn', subject: 'V/v …' },
    content: `Kính gửi: …

Căn cứ …, Ủy ban nhân dân … đề nghị … như sau:

1. …

2. …

Đề nghị … quan tâm, phối hợp thực hiện./.

${RECEIVERS}`,
  },
  {
    ...{ id: 'quyet-dinh', kind: '2', name: 'Quyết định', subject: 'Về việc …' },
    content: `CHỦ TỊCH ỦY BAN NHÂN DÂN …

Căn cứ Luật Tổ chức chính quyền địa phương;
Căn cứ …;
Theo đề nghị của ….

QUYẾT ĐỊNH:

Điều 1. …

Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày …

Điều 3. … chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- …;
- Lưu: VT, ….`,
  },
  {
    ...{ id: 'thong-bao', kind: '7', name: 'Thông báo', subject: 'Về việc …' },
    content: `Căn cứ …;

Ủy ban nhân dân … thông báo như sau:

1. Nội dung: …

2. Thời gian thực hiện: …

3. Tổ chức thực hiện: …./.

${RECEIVERS}`,
  },
  {
    ...{ id: 'to-trinh', kind: '16', name: 'Tờ trình', subject: 'Về việc …' },
    content: `Kính gửi: …

Căn cứ …, Ủy ban nhân dân … kính trình … xem xét … như sau:

1. Sự cần thiết: …

2. Nội dung trình: …

3. Kiến nghị: …

Kính trình … xem xét, quyết định./.

${RECEIVERS}`,
  },
  {
    ...{ id: 'bao-cao', kind: '14', name: 'Báo cáo', subject: 'Kết quả …' },
    content: `Kính gửi: …

I. KẾT QUẢ THỰC HIỆN
1. …

II. KHÓ KHĂN, VƯỚNG MẮC
1. …

III. PHƯƠNG HƯỚNG, NHIỆM VỤ
1. …

IV. KIẾN NGHỊ
1. …./.

${RECEIVERS}`,
  },
  {
    ...{ id: 'giay-moi', kind: '25', name: 'Giấy mời', subject: 'Họp …' },
    content: `Ủy ban nhân dân … trân trọng kính mời: …

Đến dự …

Chủ trì: …

Thời gian: … giờ …, ngày … tháng … năm …

Địa điểm: …

Đề nghị đại biểu đến dự đúng thành phần, thời gian./.

${RECEIVERS}`,
  },
];

export function findTemplate(id: string): Template | undefined {
  return templates.find((one) => one.id === id);
}
