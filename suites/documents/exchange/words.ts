import type { Checked } from './check.ts';
import type { Finding, FindingCode } from './finding.ts';

export type Lang = 'vi' | 'en';

type Sentence = (finding: Finding) => string;

const found = ({ found: text = '' }: Finding) => `“${text}”`;

/** `From, To` for what libxml2 lists as alternatives. */
const named = (expected: string) => expected.split(/,\s*/).join(', ');

/** What is wrong, a sentence each. */
const VI: Record<FindingCode, Sentence> = {
  empty: () => 'Tệp không có nội dung.',
  'too-large': () => 'Tệp lớn quá mức một gói tin được phép.',
  'not-utf8': () => 'Nội dung không phải UTF-8: chữ có dấu sẽ hỏng.',
  'other-encoding': (one) => `Bảng mã ${found(one)}; gói tin phải dùng UTF-8.`,
  doctype: () =>
    'Có khai báo DOCTYPE: gói tin không được chứa khai báo kiểu hay tham chiếu ra ngoài.',
  entity: () => 'Dùng thực thể tự đặt: gói tin không được chứa thực thể.',
  'too-deep': () => 'Các thẻ lồng nhau quá sâu.',
  'too-many': () => 'Quá nhiều thẻ.',
  'not-well-formed': (one) => `Không phải XML hợp lệ: ${found(one)}.`,
  'not-envelope': (one) => `Thẻ gốc ${found(one)} không phải gói tin edXML.`,
  'namespace-unknown': (one) => `Không gian tên ${found(one)} không thuộc thể thức nào đang dùng.`,
  'element-missing': () => 'Thiếu thẻ bắt buộc.',
  'element-empty': () => 'Thẻ bắt buộc để trống.',
  'organ-id-form': (one) => `Mã định danh ${found(one)} sai dạng; ví dụ đúng: H19.101.`,
  'number-form': (one) => `Số văn bản ${found(one)} phải là số, không kèm năm hay ký hiệu.`,
  'date-impossible': (one) => `Ngày ${found(one)} không có trong lịch.`,
  'too-long': ({ found: length, expected }) => `Dài ${length} ký tự, tối đa ${expected}.`,
  'kind-unknown': (one) => `Mã loại văn bản ${found(one)} không có trong danh mục.`,
  'priority-unknown': (one) => `Độ khẩn ${found(one)} không có trong danh mục 0–4.`,
  'business-unknown': (one) => `Nghiệp vụ ${found(one)} không có trong danh mục 0–3.`,
  'about-missing': () => 'Thu hồi, cập nhật, thay thế phải nêu mã văn bản liên quan.',
  'status-unknown': (one) => `Trạng thái ${found(one)} không phải mã 01–06, 13, 15, 16.`,
  'text-broken': (one) => `Chữ có dấu bị vỡ: ${found(one)}.`,
  'attachment-not-base64': (one) => `Nội dung tệp ${found(one)} không phải base64.`,
  'attachment-missing': (one) => `Danh mục nêu tệp ${found(one)} nhưng gói tin không có.`,
  'attachment-unlisted': (one) => `Tệp ${found(one)} không có trong danh mục.`,
  'content-id-twice': (one) => `Hai tệp cùng mã ${found(one)}.`,
  'signature-missing': () => 'Gói tin không có chữ ký số, trong khi nơi nhận yêu cầu phải có.',
  'signature-twice': () => 'Có nhiều hơn một chữ ký số.',
  'signature-misplaced': (one) =>
    `Chữ ký số nằm trong thẻ ${found(one)}, phải nằm trong edXMLHeader.`,
  'signature-algorithm': (one) =>
    `Thuật toán ${found(one)} không được dùng; cần RSA-SHA256 và chuẩn hóa C14N loại trừ.`,
  'signature-reference': (one) => `Chữ ký số không ký trên toàn bộ gói tin mà trên ${found(one)}.`,
  'signature-certificate': () => 'Chữ ký số không kèm chứng thư số RSA đọc được.',
  'signature-comment': () => 'Có chú thích chen vào gói tin đã ký: nội dung có thể bị đọc sai.',
  'signature-broken': () => 'Chữ ký số không khớp với nội dung: gói tin đã bị sửa sau khi ký.',
  'id-twice': (one) => `Hai thẻ cùng mã Id ${found(one)}.`,
  'dialect-edoc': () => 'Thể thức eDoc: nhiều hệ thống từ chối với mã lỗi 22.',
  'spelling-third': (one) => `Cách viết riêng “${one.element}”: có hệ thống không đọc được.`,
  'byte-order-mark': () => 'Tệp mở đầu bằng dấu BOM.',
  wrapped: (one) => `Gói tin nằm trong thẻ ${found(one)} của hệ thống gửi.`,
  'organ-id-old': (one) => `Mã định danh ${found(one)} theo dạng cũ; dạng mới như H19.101.`,
  'date-form': (one) => `Ngày ${found(one)} nên viết yyyy/MM/dd.`,
  'kind-name-differs': (one) => `Tên loại ${found(one)} khác tên của mã: “${one.expected}”.`,
  'identity-missing': (one) => `Thiếu mã văn bản; nên là “${one.expected}”.`,
  'identity-differs': (one) => `Mã văn bản ${found(one)} khác “${one.expected}”.`,
  'text-decomposed': () => 'Chữ có dấu viết theo Unicode tổ hợp; nên dùng Unicode dựng sẵn.',
  'attachment-empty': (one) => `Tệp ${found(one)} dài 0 byte.`,
  'attachments-none': () => 'Gói tin không có tệp nào.',
  'signature-unchecked': () => 'Gói tin quá lớn nên chưa kiểm tra được chữ ký số.',
  'schema-unexpected': ({ element, expected }) =>
    `Lược đồ không có thẻ ${element} ở chỗ này${expected ? `; ở đây cần ${named(expected)}` : ''}.`,
  'schema-missing': ({ element, expected }) =>
    `Theo lược đồ, thẻ ${element} còn thiếu thẻ con${expected ? ` ${named(expected)}` : ''}.`,
  'schema-long': ({ element, expected }) =>
    `Theo lược đồ, thẻ ${element} dài tối đa ${expected} ký tự.`,
  'schema-value': (one) => `Giá trị ${found(one)} của thẻ ${one.element} không đúng lược đồ.`,
  'schema-other': (one) => `Gói tin không đúng lược đồ: ${found(one)}.`,
};

const EN: Record<FindingCode, Sentence> = {
  empty: () => 'The file is empty.',
  'too-large': () => 'The file is larger than an envelope may be.',
  'not-utf8': () => 'The text is not UTF-8: diacritics will break.',
  'other-encoding': (one) => `Encoding ${found(one)}; an envelope is in UTF-8.`,
  doctype: () =>
    'It has a DOCTYPE: an envelope has no document type and refers to nothing outside.',
  entity: () => 'It uses an entity of its own: an envelope has none.',
  'too-deep': () => 'Elements are nested too deeply.',
  'too-many': () => 'There are too many elements.',
  'not-well-formed': (one) => `This is no well-formed XML: ${found(one)}.`,
  'not-envelope': (one) => `The root ${found(one)} is no edXML envelope.`,
  'namespace-unknown': (one) => `The namespace ${found(one)} belongs to no dialect in use.`,
  'element-missing': () => 'A mandatory element is missing.',
  'element-empty': () => 'A mandatory element is empty.',
  'organ-id-form': (one) => `The identifier code ${found(one)} has a wrong form; right is H19.101.`,
  'number-form': (one) => `The number ${found(one)} must be a number, without year or symbol.`,
  'date-impossible': (one) => `There is no day ${found(one)}.`,
  'too-long': ({ found: length, expected }) => `It has ${length} characters, at most ${expected}.`,
  'kind-unknown': (one) => `The list has no kind ${found(one)}.`,
  'priority-unknown': (one) => `The urgency ${found(one)} is none of 0–4.`,
  'business-unknown': (one) => `The business ${found(one)} is none of 0–3.`,
  'about-missing': () => 'A recall, an update or a replacement names the document it is about.',
  'status-unknown': (one) => `The status ${found(one)} is none of 01–06, 13, 15, 16.`,
  'text-broken': (one) => `Diacritics are broken: ${found(one)}.`,
  'attachment-not-base64': (one) => `The file ${found(one)} is not base64.`,
  'attachment-missing': (one) => `The manifest names the file ${found(one)}, which is not there.`,
  'attachment-unlisted': (one) => `The manifest does not name the file ${found(one)}.`,
  'content-id-twice': (one) => `Two files have the same id ${found(one)}.`,
  'signature-missing': () => 'It is not signed, which its receiver demands.',
  'signature-twice': () => 'There is more than one signature.',
  'signature-misplaced': (one) =>
    `The signature stands in ${found(one)}; it belongs in edXMLHeader.`,
  'signature-algorithm': (one) =>
    `The algorithm ${found(one)} is not accepted; use RSA-SHA256 and exclusive C14N.`,
  'signature-reference': (one) =>
    `The signature is not over the whole envelope, but over ${found(one)}.`,
  'signature-certificate': () => 'The signature has no RSA certificate that can be read.',
  'signature-comment': () => 'There is a comment in a signed envelope: its text may be misread.',
  'signature-broken': () => 'The signature does not fit: the envelope was changed after signing.',
  'id-twice': (one) => `Two elements have the same Id ${found(one)}.`,
  'dialect-edoc': () => 'Dialect eDoc: many systems refuse it with error 22.',
  'spelling-third': (one) =>
    `A spelling of its own, “${one.element}”: some systems cannot read it.`,
  'byte-order-mark': () => 'The file begins with a byte order mark.',
  wrapped: (one) => `The envelope stands inside ${found(one)} of the sender.`,
  'organ-id-old': (one) =>
    `The identifier code ${found(one)} has the old form; now it is like H19.101.`,
  'date-form': (one) => `The day ${found(one)} should be yyyy/MM/dd.`,
  'kind-name-differs': (one) =>
    `The kind is called ${found(one)}, its code is of “${one.expected}”.`,
  'identity-missing': (one) => `There is no document id; it should be “${one.expected}”.`,
  'identity-differs': (one) => `The document id ${found(one)} is not “${one.expected}”.`,
  'text-decomposed': () => 'Letters and marks are apart (NFD); they should be one (NFC).',
  'attachment-empty': (one) => `The file ${found(one)} has 0 bytes.`,
  'attachments-none': () => 'There is no file in it.',
  'signature-unchecked': () => 'The envelope is too large for its signature to be checked.',
  'schema-unexpected': ({ element, expected }) =>
    `The schema has no ${element} here${expected ? `; it expects ${named(expected)}` : ''}.`,
  'schema-missing': ({ element, expected }) =>
    `By the schema, ${element} lacks an element${expected ? `: ${named(expected)}` : ''}.`,
  'schema-long': ({ element, expected }) =>
    `By the schema, ${element} has at most ${expected} characters.`,
  'schema-value': (one) => `The value ${found(one)} of ${one.element} does not fit the schema.`,
  'schema-other': (one) => `The envelope does not fit the schema: ${found(one)}.`,
};

const SENTENCES: Record<Lang, Record<FindingCode, Sentence>> = { vi: VI, en: EN };

const VERDICTS: Record<Lang, Record<Checked['verdict'], string>> = {
  vi: { valid: 'HỢP LỆ', strange: 'HỢP LỆ NHƯNG KHÁC THƯỜNG', invalid: 'KHÔNG HỢP LỆ' },
  en: { valid: 'VALID', strange: 'VALID BUT STRANGE', invalid: 'INVALID' },
};
const ANSWERS: Record<Lang, string> = {
  vi: 'Trục liên thông đúng chuẩn trả lời mã',
  en: 'A correct gateway answers',
};

const SIGNED: Record<Lang, string> = { vi: 'Người ký số:', en: 'Signed by:' };

/** One line of what is wrong and where. */
export function lineOf(finding: Finding, lang: Lang): string {
  const { place, element, code } = finding;
  const where = [`${place.line}:${place.column}`, element].filter(Boolean).join(' ');
  return `${where}  ${SENTENCES[lang][code](finding)}`;
}

/** What a person reads of an envelope that was judged. */
export function tell({ verdict, gateway, findings, signedBy }: Checked, lang: Lang): string {
  const lines = findings.map((one) => `  ${lineOf(one, lang)}`);
  const signer = signedBy === null ? [] : [`  ${SIGNED[lang]} ${signedBy}`];
  return [VERDICTS[lang][verdict], ...signer, ...lines, `${ANSWERS[lang]} ${gateway}.`].join('\n');
}
