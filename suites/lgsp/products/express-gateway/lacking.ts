import { missing } from '../../../stage/offered.ts';

/** What this gateway does not have, by what a report says of it. */
export const NOT_PUBLISHED: () => never = missing(
  'Cổng Express Gateway này chỉ công bố dịch vụ danh mục và dịch vụ doanh nghiệp',
  'This Express Gateway publishes the catalogues and the enterprises alone',
);
export const NO_LIFETIME: () => never = missing(
  'Express Gateway cấp mọi mã truy cập với cùng thời gian sống, cho mọi nền tảng',
  'Express Gateway gives every token the same lifetime, for any platform',
);
export const NO_REVOCATION = missing(
  'Ở Express Gateway chỉ người vận hành thu hồi được mã truy cập',
  'With Express Gateway only its operators revoke tokens',
);
export const NO_REQUEST_ID = missing(
  'Express Gateway tự đặt mã yêu cầu và không cho bên gọi biết',
  'Express Gateway makes request ids of its own and does not tell them',
);
export const NO_LOG = missing(
  'Express Gateway ghi nhật ký ra màn hình, không có giao diện để tra',
  'Express Gateway writes its log to its console and has no interface to it',
);
export const NO_LIST = missing(
  'Express Gateway không cho bên gọi xem danh mục dịch vụ',
  'Express Gateway shows callers no list of services',
);
export const NO_QUOTA = missing(
  'Express Gateway không có hạn mức theo ngày, chỉ có giới hạn tần suất',
  'Express Gateway has no quota of a day, only rate limits',
);
export const NO_TRIAL_SERVICE = missing(
  'Express Gateway không tự ngắt dịch vụ hỏng; ở đây không dựng dịch vụ chậm, hỏng để thử',
  'Express Gateway suspends no service; none that is slow or dead stands behind it here',
);
