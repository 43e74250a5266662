import { CONNECTION_FAULTS, connectionFault } from '../failure/connection.ts';

/** Faults of a connection, with those that only a probe can see. */
export const FAULTS = {
  ...CONNECTION_FAULTS,
  'redirect-away': {
    vi: 'trang chuyển hướng ra ngoài hệ thống',
    en: 'the page redirects to another system',
  },
  'not-json': { vi: 'câu trả lời không phải JSON', en: 'the answer is not JSON' },
  'not-dns': { vi: 'câu trả lời không đúng chuẩn DNS', en: 'the answer is not valid DNS' },
  'bad-name': { vi: 'tên miền cần hỏi viết sai', en: 'the name to ask for is malformed' },
  'not-websocket': {
    vi: 'máy chủ trả lời không đúng chuẩn WebSocket',
    en: "the server's answer is not valid WebSocket",
  },
  'not-turn': {
    vi: 'câu trả lời không đúng chuẩn TURN',
    en: 'the answer is not valid TURN',
  },
  'websocket-closed': { vi: 'máy chủ đóng kênh', en: 'the server closed the channel' },
  proxy: { vi: 'máy chủ trung gian từ chối', en: 'the proxy refused' },
  token: { vi: 'máy chủ cấp quyền không cấp mã truy cập', en: 'no access token was granted' },
} as const;

export type Fault = keyof typeof FAULTS;

/** An error of a connection as facts. */
export interface Cause {
  /** Null where it is none that is known. */
  fault: Fault | null;
  /** The error's own message. */
  text: string;
}

/** A fault that a probe itself sees in what the other side does. */
export class WireError extends Error {
  override name = 'WireError';
  readonly fault: Fault;

  constructor(fault: Fault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

/** What an error says of a connection. Of Node's and OpenSSL's errors only the message tells. */
export function causeOf(error: unknown): Cause {
  if (error instanceof WireError) return { fault: error.fault, text: error.message };
  const text = error instanceof Error ? error.message : String(error);
  return { fault: connectionFault(text) ?? null, text };
}
