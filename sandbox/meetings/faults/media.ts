import type { FaultSpec } from '../../faults/fault.ts';

/** Faults of what is heard and seen. Each shows in meetings of one kind. */
export const mediaFaults = [
  {
    id: 'microphone-silent',
    requirement: 'HOP-01',
    imitates: 'Điểm cầu hiện là đang bật mic nhưng tiếng gửi đi chỉ là im lặng.',
    where: { kind: ['giao-ban'] },
    seenBy: ['walk-meet'],
  },
  {
    id: 'media-dead',
    requirement: 'HOP-01',
    imitates: 'Vào được phòng họp nhưng không tiếng, không hình nào đến nơi.',
    where: { kind: ['giao-ban'] },
    seenBy: ['walk-meet'],
  },
  {
    id: 'picture-frozen',
    requirement: 'HOP-02',
    imitates: 'Hình của một điểm cầu đứng yên sau vài giây.',
    where: { kind: ['chuyen-de'] },
  },
  {
    id: 'tracks-swapped',
    requirement: 'HOP-03',
    imitates: 'Tiếng của hai điểm cầu bị tráo cho nhau.',
    where: { kind: ['khan-cap'] },
  },
  {
    id: 'sound-one-way',
    requirement: 'HOP-04',
    imitates: 'Một điểm cầu nói được mà không nghe được ai.',
    where: { kind: ['toan-tinh'] },
  },
  {
    id: 'sound-late',
    requirement: 'HOP-05',
    imitates: 'Tiếng đến chậm hơn nửa giây.',
    where: { kind: ['tap-huan'] },
  },
  {
    id: 'picture-late',
    requirement: 'HOP-06',
    imitates: 'Hình đến chậm hơn nửa giây.',
    where: { kind: ['hoi-y'] },
  },
  {
    id: 'echo',
    requirement: 'HOP-07',
    imitates: 'Loa phòng chủ trì dội vào mic, điểm cầu nghe lại tiếng mình.',
    where: { kind: ['thuong-ky'] },
  },
  {
    id: 'packets-lost',
    requirement: 'HOP-08',
    imitates: 'Máy chủ làm rơi một phần mười gói tiếng.',
    where: { kind: ['tham-dinh'] },
  },
  {
    id: 'bit-rate-capped',
    requirement: 'HOP-09',
    imitates: 'Băng thông hình bị khống chế quá thấp, hình nhỏ và giật.',
    where: { kind: ['so-ket'] },
  },
  {
    id: 'certificate-of-another-name',
    requirement: 'HOP-10',
    imitates: 'Máy chủ phương tiện dùng chứng thư cấp cho tên khác.',
    where: { kind: ['tong-ket'] },
  },
  {
    id: 'media-elsewhere',
    requirement: 'HOP-11',
    imitates: 'Tiếng và hình đi qua một máy chủ ngoài danh sách của kế hoạch.',
    where: { kind: ['phong-chong-thien-tai'] },
  },
  {
    id: 'turn-refused',
    requirement: 'HOP-12',
    imitates:
      'Máy chủ TURN từ chối mật mã mà máy chủ họp cấp, điểm cầu sau tường lửa không vào được.',
    seenBy: ['meetings-turn'],
  },
  {
    id: 'turn-silent',
    requirement: 'HOP-12',
    imitates:
      'Máy chủ TURN không trả lời: điểm cầu sau tường lửa không vào được, những nơi khác vẫn họp được.',
  },
  {
    id: 'turn-tcp-closed',
    requirement: 'HOP-46',
    imitates:
      'Cổng TURN qua TCP mà cửa sổ được báo không có ai trả lời, nơi chặn UDP không vào được.',
  },
  {
    id: 'slide-cut',
    requirement: 'HOP-13',
    imitates: 'Màn hình chia sẻ bị cắt mất một nửa.',
    where: { kind: ['cai-cach'] },
  },
  {
    id: 'recording-without-sound',
    requirement: 'HOP-14',
    imitates: 'Bản ghi có hình mà không có tiếng.',
    where: { kind: ['lay-y-kien'] },
  },
  {
    id: 'recording-cut',
    requirement: 'HOP-14',
    imitates: 'Bản ghi chỉ còn nửa đầu, phần sau không xem được.',
    where: { kind: ['lay-y-kien'] },
  },
  {
    id: 'recording-out-of-step',
    requirement: 'HOP-15',
    imitates: 'Tiếng trong bản ghi lệch hình gần nửa giây.',
    where: { kind: ['trien-khai'] },
  },
  {
    id: 'mute-ignored',
    requirement: 'HOP-16',
    imitates: 'Chủ trì tắt mic, danh sách ghi đã tắt mà tiếng vẫn phát đi.',
    where: { kind: ['kiem-tra'] },
  },
  {
    id: 'losses-not-repaired',
    requirement: 'HOP-45',
    imitates: 'Hình mất trên đường truyền yếu không được gửi lại, điểm cầu vùng xa thấy hình đứng.',
    where: { kind: ['vung-xa'] },
  },
] as const satisfies readonly FaultSpec[];
