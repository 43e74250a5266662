import { missing } from '../../../stage/offered.ts';

/** What Prism does not have, by what a report says of it. */
export const NO_DATA: () => never = missing(
  'Prism trả lời bằng mẫu sinh từ đặc tả, không giữ dữ liệu nào',
  'Prism answers with samples made of the contract and keeps no data',
);
export const NO_LOG = missing(
  'Apache đặt trước Prism không có giao diện tra nhật ký theo mã yêu cầu',
  'Apache in front of Prism has no interface to its log by request ids',
);
export const NO_LIMIT: () => never = missing(
  'Apache đặt trước Prism không có hạn mức, không có giới hạn tần suất, không có danh sách địa chỉ',
  'Apache in front of Prism has no quota, no rate limit and no list of addresses',
);
export const NO_TRIAL_SERVICE = missing(
  'Sau Prism không có dịch vụ chậm, dịch vụ hỏng để thử',
  'Behind Prism there is no service that is slow or dead',
);
