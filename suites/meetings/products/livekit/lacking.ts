import { missing } from '../../../stage/offered.ts';
import type { Lacks } from '../../window/bare-meeting.ts';

/** What LiveKit does not have, by what a report says of it. */
export const NO_ACCOUNTS = missing(
  'LiveKit không có tài khoản: ai giữ mã truy cập thì vào được phòng',
  'LiveKit has no accounts: who holds a token comes in',
);
export const NO_LOBBY: () => never = missing('LiveKit không có phòng chờ', 'LiveKit has no lobby');
export const NO_HANDS = missing('LiveKit không có việc giơ tay', 'LiveKit knows no raised hands');
export const NO_LOG = missing(
  'LiveKit không có nhật ký để tra, chỉ báo sự kiện cho bên gọi',
  'LiveKit has no log to read, it reports events to who calls it',
);
export const NO_RESTART = missing(
  'LiveKit không có việc khởi động lại qua giao diện',
  'LiveKit has no interface by which it is restarted',
);
export const NO_SILENT_MIC = missing(
  'Ở LiveKit chỉ người đang phát tiếng mới có mic để tắt',
  'With LiveKit only who sends sound has a microphone to mute',
);
export const NO_NAMED_CERTIFICATE = missing(
  'LiveKit tự tạo chứng thư cho mỗi lần chạy, trình duyệt nhận nó bằng dấu vân tay trong tín hiệu',
  'LiveKit makes its certificate afresh, browsers know it by the fingerprint in the signalling',
);
export const NO_PAGES = missing(
  'LiveKit không có trang nào: cửa sổ họp ở đây là của bộ kiểm thử',
  'LiveKit has no pages: the window of its meetings is one of this repository',
);
export const NO_VOTES = missing('LiveKit không có biểu quyết', 'LiveKit has no votes');

/** What is around a room. */
export const AROUND_ROOM: Lacks = {
  schedule: missing(
    'LiveKit không xếp lịch họp, phòng chỉ có khi đang họp',
    'LiveKit arranges no meetings ahead, a room is there while people meet',
  ),
  codes: missing(
    'Tên phòng ở LiveKit do bên gọi đặt, LiveKit không tạo địa chỉ phòng',
    'Names of rooms are given by who calls LiveKit, it makes no addresses',
  ),
  attendance: missing(
    'LiveKit chỉ biết ai đang ở trong phòng, không ghi vắng mặt hay có mặt trực tiếp',
    'LiveKit knows who is in a room, and notes neither absence nor presence in person',
  ),
  handOver: missing(
    'Ở LiveKit quyền chủ trì nằm trong mã truy cập, không bàn giao được',
    'With LiveKit the rights of a chair stand in a token and cannot be handed over',
  ),
  minutes: missing('LiveKit không lập biên bản', 'LiveKit writes no minutes'),
  votes: NO_VOTES,
  papers: missing('LiveKit không có tài liệu họp', 'LiveKit has no documents'),
  recording: missing(
    'Ghi hình của LiveKit là một chương trình riêng (Egress), ở đây không dựng',
    'LiveKit records by a program of its own (Egress), which is not set up here',
  ),
};
