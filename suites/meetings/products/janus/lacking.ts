import { missing } from '../../../stage/offered.ts';
import type { Lacks } from '../../window/bare-meeting.ts';

/** What the video rooms of Janus do not have, by what a report says of it. */
export const NO_ACCOUNTS = missing(
  'Janus không có tài khoản: ai giữ mã của phòng thì vào được phòng',
  'Janus has no accounts: who holds a token of the room comes in',
);
export const NO_EXPIRY: () => never = missing(
  'Mã vào phòng của Janus không có hạn',
  'Tokens of a room in Janus do not expire',
);
export const NO_LOBBY: () => never = missing(
  'Phòng họp của Janus không có phòng chờ',
  'Video rooms of Janus have no lobby',
);
export const NO_HANDS = missing('Janus không có việc giơ tay', 'Janus knows no raised hands');
export const NO_LOG = missing(
  'Janus không có nhật ký để tra, chỉ báo sự kiện cho bên gọi',
  'Janus has no log to read, it reports events to who calls it',
);
export const NO_RESTART = missing(
  'Janus không có việc khởi động lại qua giao diện',
  'Janus has no interface by which it is restarted',
);
export const NO_SILENT_MIC = missing(
  'Ở Janus chỉ người đang phát tiếng mới có mic để tắt',
  'With Janus only who sends sound has a microphone to mute',
);
export const NO_PAGES = missing(
  'Trang của Janus chỉ để minh họa: cửa sổ họp ở đây là của bộ kiểm thử',
  'The pages of Janus are demonstrations: the window of its meetings is one of this repository',
);
export const NO_VOTES = missing('Janus không có biểu quyết', 'Janus has no votes');

/** What is around a room. */
export const AROUND_ROOM: Lacks = {
  schedule: missing(
    'Janus không xếp lịch họp, phòng chỉ có khi đang họp',
    'Janus arranges no meetings ahead, a room is there while people meet',
  ),
  codes: missing('Tên phòng ở Janus do bên gọi đặt', 'Names of rooms are given by who calls Janus'),
  attendance: missing(
    'Janus chỉ biết ai đang ở trong phòng, không ghi vắng mặt hay có mặt trực tiếp',
    'Janus knows who is in a room, and notes neither absence nor presence in person',
  ),
  handOver: missing(
    'Ở Janus quyền chủ trì là mật khẩu của phòng, không bàn giao được',
    'With Janus the rights of a chair are the secret of the room and cannot be handed over',
  ),
  minutes: missing('Janus không lập biên bản', 'Janus writes no minutes'),
  votes: NO_VOTES,
  papers: missing('Janus không có tài liệu họp', 'Janus has no documents'),
  recording: missing(
    'Bản ghi của Janus phải chuyển đổi bằng chương trình riêng mới xem được',
    'What Janus records must be converted by a program of its own before it plays',
  ),
};
