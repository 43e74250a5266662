import { missing } from '../../../stage/offered.ts';

/** What Plone has not, by what a report says of it. */
export const NO_EXCHANGE = missing(
  'Plone không kết nối trục liên thông văn bản',
  'Plone is not connected to the document exchange',
);
export const NO_BOOKS = missing(
  'Plone không có số và sổ đăng ký văn bản',
  'Plone has no numbers and no books of documents',
);
export const NO_SIGNATURE = missing(
  'Plone không ký số: lãnh đạo chỉ duyệt đăng',
  'Plone signs nothing: the leader only publishes',
);
export const NO_HANDLING = missing(
  'Plone không giao việc và không theo dõi hạn xử lý',
  'Plone hands no work over and follows no deadlines',
);
export const NO_WORK_FILES = missing('Plone không có hồ sơ công việc', 'Plone has no work files');
export const NO_TEMPLATES = missing(
  'Plone không có mẫu văn bản hành chính',
  'Plone has no templates of administrative documents',
);
export const NOT_DESCRIBED = missing(
  'Việc này trên Plone chưa được mô tả cho bộ kiểm thử',
  'This is not yet described for Plone',
);
