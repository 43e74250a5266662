import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of the gateway between systems and services. */
export const gatewayFaults = [
  {
    id: 'backends-share-queue',
    requirement: 'LGSP-08',
    imitates: 'Dịch vụ doanh nghiệp dùng chung hàng đợi với dịch vụ chậm nên chậm theo.',
    where: { path: ['/thu-nghiem/cham', '/services/enterprise/health'] },
  },
  {
    id: 'backend-without-limit',
    requirement: 'LGSP-28',
    imitates: 'Cổng chờ mãi một dịch vụ không trả lời.',
  },
  {
    id: 'circuit-never-opens',
    requirement: 'LGSP-29',
    imitates: 'Dịch vụ hỏng liên tục vẫn bị gọi, cổng không tạm ngắt.',
  },
  {
    id: 'rate-limit-open',
    requirement: 'LGSP-09',
    imitates: 'Giới hạn tần suất chỉ có trên giấy, vượt bao nhiêu cũng được phục vụ.',
  },
  {
    id: 'rate-limit-stuck',
    requirement: 'LGSP-09',
    imitates: 'Hệ thống đã vượt giới hạn một lần thì bị chặn mãi, không được mở lại.',
  },
  {
    id: 'quota-not-counted',
    requirement: 'LGSP-10',
    imitates: 'Hạn mức còn lại không giảm dù đã gọi.',
  },
  {
    id: 'token-lifetime-wrong',
    requirement: 'LGSP-36',
    imitates: 'Cổng báo mã truy cập sống lâu hơn thật, hệ thống bị từ chối trước hạn.',
  },
  {
    id: 'call-not-logged',
    requirement: 'LGSP-23',
    imitates: 'Lượt gọi dịch vụ doanh nghiệp không có trong nhật ký truy cập.',
    where: { path: ['/doanhnghiep/chiTietDoanhNghiep'] },
  },
  {
    id: 'request-id-replaced',
    requirement: 'LGSP-23',
    imitates: 'Cổng thay mã yêu cầu của bên gọi, hai bên không đối chiếu được.',
  },
  {
    id: 'access-log-clock-off',
    requirement: 'LGSP-23',
    imitates: 'Nhật ký ghi giờ Việt Nam như giờ quốc tế, lệch bảy tiếng.',
  },
  {
    id: 'service-not-listed',
    requirement: 'LGSP-35',
    imitates: 'Một dịch vụ đang chạy không có trong danh mục dịch vụ.',
  },
  {
    id: 'commune-system-slow',
    requirement: 'LGSP-40',
    imitates: 'Hệ thống của các xã phải chờ vài giây mỗi lượt tra cứu doanh nghiệp.',
    where: { client: ['xa'], path: ['/doanhnghiep/chiTietDoanhNghiep'] },
  },
  {
    id: 'province-system-slow',
    requirement: 'LGSP-39',
    imitates: 'Hệ thống một cửa thỉnh thoảng phải chờ danh mục kênh thực hiện vài giây.',
    where: { path: ['/dmdc/Category/KenhThucHien'] },
  },
] as const satisfies readonly FaultSpec[];
