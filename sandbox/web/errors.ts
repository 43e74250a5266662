import { MulterError } from 'multer';

/** What a person entered cannot be accepted; the message tells them why, in Vietnamese. */
export class InputError extends Error {
  override name = 'InputError';
}

/** A request the platform answers with an error page of this status. */
export class PageError extends Error {
  override name = 'PageError';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Headings of error pages by their status. */
export const ERROR_TITLES: Readonly<Record<number, string>> = {
  400: 'Yêu cầu không hợp lệ',
  401: 'Cần đăng nhập',
  403: 'Không có quyền truy cập',
  404: 'Không tìm thấy',
  409: 'Không thực hiện được',
  413: 'Tệp quá lớn',
  502: 'Máy chủ đang bận',
};

/** Status and words for what went wrong; nothing of the inside. */
export function explainError(error: unknown, tooLarge: string): { status: number; text: string } {
  if (error instanceof PageError) return { status: error.status, text: error.message };
  if (error instanceof MulterError) return { status: 413, text: tooLarge };
  const status = (error as { status?: unknown } | null)?.status;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return { status, text: 'Yêu cầu không hợp lệ.' };
  }
  return { status: 500, text: 'Hệ thống gặp lỗi. Vui lòng thử lại sau.' };
}
