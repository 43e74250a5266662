import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of the connections to the other systems of the province. */
export const interlinkFaults = [
  {
    id: 'arrives-under-own-code',
    platform: 'province',
    requirement: 'LT-01',
    imitates: 'Hồ sơ nộp trên Cổng về hệ thống một cửa lại mang mã khác.',
    where: { procedure: ['1.004746'] },
  },
  {
    id: 'arrives-without-papers',
    platform: 'province',
    requirement: 'LT-02',
    imitates: 'Hồ sơ nộp trên Cổng về hệ thống một cửa mà không có giấy tờ.',
    where: { procedure: ['1.005461'] },
  },
  {
    id: 'step-not-told',
    platform: 'province',
    requirement: 'LT-03',
    imitates: 'Hồ sơ đã phân công xử lý nhưng trên Cổng vẫn ở trạng thái cũ.',
    where: { procedure: ['2.002189'] },
  },
  {
    id: 'withdrawal-stays-on-portal',
    platform: 'province',
    requirement: 'LT-04',
    imitates: 'Công dân đã rút hồ sơ trên Cổng nhưng xã vẫn tiếp tục xử lý.',
    where: { procedure: ['1.004772'] },
  },
  {
    id: 'result-number-rewritten',
    platform: 'province',
    requirement: 'LT-05',
    imitates: 'Số kết quả ở hệ thống một cửa khác số đã cấp ở hệ thống văn bản.',
    where: { procedure: ['2.000806'] },
  },
  {
    id: 'result-dated-at-arrival',
    platform: 'province',
    requirement: 'LT-05',
    imitates: 'Ngày kết quả ở hệ thống một cửa khác ngày ban hành văn bản.',
    where: { procedure: ['2.000806'] },
  },
  {
    id: 'result-printed-again',
    platform: 'province',
    requirement: 'LT-06',
    imitates: 'Tệp kết quả trả cho công dân khác tệp đã ký số và phát hành.',
    where: { procedure: ['2.000528'] },
  },
  {
    id: 'civil-status-not-sent',
    platform: 'province',
    requirement: 'LT-07',
    imitates: 'Hồ sơ hộ tịch đã giải quyết xong nhưng không được ghi vào hệ thống hộ tịch.',
    where: { procedure: ['1.000689'] },
  },
  {
    id: 'civil-status-other-code',
    platform: 'province',
    requirement: 'LT-07',
    imitates: 'Đăng ký hộ tịch mang mã khác mã hồ sơ nên không đối chiếu được.',
    where: { procedure: ['1.000689'] },
  },
  {
    id: 'change-from-side-kept',
    platform: 'province',
    requirement: 'LT-10',
    imitates: 'Trạng thái trên Cổng bị hệ thống khác sửa mà hệ thống một cửa không sửa lại.',
  },
  {
    id: 'trace-not-passed-on',
    platform: 'province',
    requirement: 'LT-12',
    imitates: 'Hệ thống một cửa gọi sang Cổng mà không chuyển tiếp mã vết.',
  },
  {
    id: 'link-key-unchecked',
    platform: 'province',
    requirement: 'LT-13',
    imitates: 'Giao diện liên thông của hệ thống một cửa không kiểm tra khóa kết nối.',
  },
] as const satisfies readonly FaultSpec[];
