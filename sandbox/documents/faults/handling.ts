import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of taking in and handling. */
export const handlingFaults = [
  {
    id: 'arrival-number-skipped',
    requirement: 'QLVB-02',
    imitates: 'Số đến nhảy cóc, sổ văn bản đến bị khuyết số.',
    where: { kind: ['13'] },
  },
  {
    id: 'arrival-number-doubled',
    requirement: 'QLVB-02',
    imitates: 'Hai văn bản đến được cấp cùng một số đến.',
    where: { kind: ['13'] },
  },
  {
    id: 'register-column-missing',
    requirement: 'QLVB-03',
    imitates: 'Sổ đăng ký văn bản đến thiếu cột người nhận.',
  },
  {
    id: 'joint-left-out',
    requirement: 'QLVB-04',
    imitates: 'Người phối hợp xử lý không thấy văn bản được chuyển cho mình.',
    where: { kind: ['14'] },
  },
  {
    id: 'return-without-reason',
    requirement: 'QLVB-05',
    imitates: 'Trả lại văn bản mà không cần ghi lý do.',
    where: { kind: ['15'] },
  },
  {
    id: 'return-reason-lost',
    requirement: 'QLVB-05',
    imitates: 'Văn bản bị trả lại nhưng cơ quan gửi không thấy lý do.',
    where: { kind: ['15'] },
  },
  {
    id: 'finish-ignored',
    requirement: 'QLVB-06',
    imitates: 'Bấm kết thúc xử lý báo thành công nhưng văn bản vẫn ở trạng thái đang xử lý.',
    where: { kind: ['16'] },
  },
  {
    id: 'result-written-twice',
    requirement: 'QLVB-06',
    imitates: 'Kết quả xử lý gửi một lần mà ghi thành hai.',
    where: { kind: ['16'] },
  },
  {
    id: 'deadline-ignores-holidays',
    requirement: 'QLVB-20',
    imitates: 'Hạn xử lý tính cả ngày nghỉ lễ, Tết nên văn bản bị báo quá hạn sai.',
    where: { kind: ['17'] },
  },
  {
    id: 'paper-numbered-apart',
    requirement: 'QLVB-23',
    imitates: 'Văn bản giấy được cấp số đến theo một dãy riêng.',
    where: { kind: ['23'] },
  },
  {
    id: 'list-without-state',
    requirement: 'QLVB-22',
    imitates: 'Danh sách văn bản đến để trống cột trạng thái.',
    seenBy: ['walk-read-incoming'],
  },
  {
    id: 'search-needs-diacritics',
    requirement: 'QLVB-16',
    imitates: 'Gõ không dấu thì tìm không ra văn bản.',
    seenBy: ['walk-find-document'],
  },
  {
    id: 'registered-deletable',
    requirement: 'QLVB-21',
    imitates: 'Chuyên viên xóa được văn bản đã cấp số khỏi sổ.',
    where: { kind: ['19'] },
  },
  {
    id: 'arrived-deletable',
    requirement: 'QLVB-21',
    imitates: 'Chuyên viên xóa được văn bản đến đã vào sổ.',
    where: { kind: ['19'] },
  },
  {
    id: 'notation-unlimited',
    requirement: 'QLVB-30',
    imitates: 'Ký hiệu văn bản dài quá mức cho phép vẫn được nhận vào sổ.',
    where: { kind: ['27'] },
  },
  {
    id: 'overdue-not-shown',
    requirement: 'QLVB-36',
    imitates: 'Văn bản quá hạn vẫn hiện là trong hạn ở bảng theo dõi.',
    where: { kind: ['4'] },
  },
  {
    id: 'work-file-loses-document',
    requirement: 'QLVB-37',
    imitates: 'Đưa văn bản vào hồ sơ công việc báo thành công nhưng hồ sơ không có văn bản.',
    where: { kind: ['5'] },
  },
] as const satisfies readonly FaultSpec[];
