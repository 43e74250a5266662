/** The English of what this room says in Vietnamese; `{}` stands for what changes. */
export const STAGE_PHRASES: Readonly<Record<string, string>> = {
  'Điều kiện: {}': 'Condition: {}',
  'đúng sản phẩm mà bộ kiểm thử này viết cho': 'the product that this suite is written for',
  'không có lựa chọn “{}”': 'there is no option “{}”',
  'đăng nhập với vai trò {}': 'signed in as {}',
  '{} được {}': '{} may {}',
  '{} không được {}': '{} may not {}',
  'tải {}': 'download {}',
  '{} trả lời mã {}': '{} answered {}',
  '“{}” trả lời mã {}: {}': '“{}” answered {}: “{}”',
  '“{}” trả lời mã {}': '“{}” answered {}',
  '{} không có biểu mẫu “{}”': '{} has no form “{}”',
  'biểu mẫu “{}” không có ô “{}”': 'the form “{}” has no field “{}”',
  '“{}” không được nhận: {}': '“{}” was not accepted: “{}”',
  '“{}” không được nhận': '“{}” was not accepted',
  'câu trả lời lớn hơn {} MB': 'the answer is larger than {} MB',
};
