import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of the services behind the gateway. */
export const serviceFaults = [
  {
    id: 'civil-registration-lost',
    requirement: 'LGSP-01',
    imitates: 'Đăng ký khai sinh được báo thành công nhưng không tìm thấy hồ sơ.',
    where: { module: ['LTKS'] },
    seenBy: ['walk-register-birth'],
  },
  {
    id: 'registration-stuck',
    requirement: 'LGSP-01',
    imitates: 'Hồ sơ khai tử đứng mãi ở trạng thái đã tiếp nhận.',
    where: { module: ['LTKT'] },
  },
  {
    id: 'supplement-ignored',
    requirement: 'LGSP-37',
    imitates: 'Giấy tờ bổ sung được báo đã nhận nhưng hồ sơ vẫn chờ bổ sung.',
  },
  {
    id: 'unit-refused',
    requirement: 'LGSP-02',
    imitates: 'Một phường mới chưa được khai báo, dịch vụ hộ tịch trả lời mã 106.',
    where: { service: ['civil-status'], unit: ['25217'] },
  },
  {
    id: 'ended-unit-taken',
    requirement: 'LGSP-03',
    imitates: 'Dịch vụ đồng bộ hồ sơ vẫn nhận mã của cấp huyện đã kết thúc hoạt động.',
    where: { service: ['dossiers'], unit: ['731'] },
  },
  {
    id: 'retry-registered-twice',
    requirement: 'LGSP-07',
    imitates: 'Gửi lại sau khi mất mạng làm một hồ sơ hộ tịch được đăng ký hai lần.',
  },
  {
    id: 'idempotency-key-reused',
    requirement: 'LGSP-07',
    imitates: 'Khóa chống gửi lặp của hồ sơ này nhận luôn cả hồ sơ khác.',
  },
  {
    id: 'data-error-told-ok',
    requirement: 'LGSP-31',
    imitates: 'Dữ liệu hộ tịch sai mà dịch vụ vẫn trả lời thành công.',
  },
  {
    id: 'letters-compared-as-bytes',
    requirement: 'LGSP-18',
    imitates: 'Họ tên viết bằng Unicode tổ hợp bị coi là người khác.',
  },
  {
    id: 'long-name-cut',
    requirement: 'LGSP-18',
    imitates: 'Họ tên dài bị cắt còn 50 ký tự khi lưu.',
  },
  {
    id: 'paging-by-position',
    requirement: 'LGSP-19',
    imitates: 'Đọc danh mục theo trang bị lặp bản ghi khi danh mục thay đổi giữa chừng.',
  },
  {
    id: 'duplicate-taken',
    requirement: 'LGSP-20',
    imitates: 'Bản ghi danh mục trùng mã vẫn được báo đã thêm.',
  },
  {
    id: 'district-demanded',
    requirement: 'LGSP-21',
    imitates: 'Dịch vụ đất đai vẫn đòi mã huyện dù không còn cấp huyện.',
  },
  {
    id: 'contract-field-renamed',
    requirement: 'LGSP-24',
    imitates: 'Một trường của câu trả lời bị đổi tên mà không báo trước.',
  },
  {
    id: 'removal-uncounted',
    requirement: 'LGSP-19',
    imitates: 'Xóa bản ghi danh mục xong vẫn báo không xóa được bản ghi nào.',
    where: { catalogue: ['ThanhPhanHoSo'] },
  },
  {
    id: 'limits-untold',
    requirement: 'LGSP-24',
    imitates: 'Cổng không còn cho biết hạn mức và giới hạn tần suất trong tiêu đề như đặc tả.',
  },
  {
    id: 'undocumented-code',
    requirement: 'LGSP-24',
    imitates: 'Dịch vụ doanh nghiệp trả lời một mã không có trong đặc tả.',
  },
  {
    id: 'soap-element-renamed',
    requirement: 'LGSP-24',
    imitates: 'Một phần tử XML trong câu trả lời SOAP bị đổi tên mà không báo trước.',
  },
  {
    id: 'wrong-type-crashes',
    requirement: 'LGSP-25',
    imitates: 'Gửi số vào ô phải là chữ làm dịch vụ hỏng với mã 500.',
  },
  {
    id: 'soap-disagrees',
    requirement: 'LGSP-26',
    imitates: 'Cùng một người, hỏi bằng SOAP thì không có, hỏi bằng JSON thì có.',
  },
  {
    id: 'enterprise-not-found',
    requirement: 'LGSP-33',
    imitates: 'Dịch vụ doanh nghiệp không tìm thấy doanh nghiệp đang hoạt động.',
    seenBy: ['walk-look-up-enterprise'],
  },
  {
    id: 'insurance-of-another',
    requirement: 'LGSP-34',
    imitates: 'Tra cứu bảo hiểm xã hội trả về hộ gia đình của người khác.',
  },
] as const satisfies readonly FaultSpec[];
