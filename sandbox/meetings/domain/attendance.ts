/** How somebody who was invited stands on the roll. */
export type Attendance = 'unknown' | 'online' | 'in-person' | 'absent';

/** The four states as a like product names them. */
export const ATTENDANCE_NAMES: Readonly<Record<Attendance, string>> = {
  unknown: 'Chưa điểm danh',
  online: 'Có mặt trực tuyến',
  'in-person': 'Có mặt trực tiếp',
  absent: 'Vắng mặt',
};
