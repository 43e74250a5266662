export const URGENCY_NAMES = ['Thường', 'Khẩn', 'Thượng khẩn', 'Hỏa tốc', 'Hỏa tốc hẹn giờ'];
/** “Hỏa tốc hẹn giờ” as an index of the names. */
export const AT_AN_HOUR = 4;
export const SECRECY_NAMES = ['Thường', 'Mật', 'Tối mật', 'Tuyệt mật'];

/** What is chosen in a form: the names by their places in the list. */
export const optionsOf = (names: readonly string[]) =>
  names.map((text, n) => ({ value: String(n), text }));
