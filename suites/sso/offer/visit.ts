import type { Account } from '../../../config/targets/target.ts';

/** The systems that people enter by single sign-on: one for citizens, two for officers. */
export const SYSTEMS = ['citizens', 'desk', 'documents'] as const;
export type System = (typeof SYSTEMS)[number];

/** Where somebody stands. */
export type Where =
  | 'đã vào'
  | 'đã đăng xuất'
  | 'hỏi mật khẩu'
  | 'hỏi mã xác thực'
  | 'hỏi liên kết'
  | 'bị từ chối'
  | 'ra ngoài'
  | `trả lời mã ${number}`;

/** Whom a system takes the person for. */
export interface Self {
  account: string;
  name: string;
  /** The account of the system itself; empty where there is no link. */
  linked: string;
}

/** One browser: who signs in stays signed in. */
export interface Visit {
  /** Begins the sign-in of a system. @param back where to go afterwards */
  open(system: System, back?: string): Promise<Where>;
  password(account: Account, password?: string): Promise<Where>;
  /** @param code where it is not the account's own */
  secondFactor(account: Account, code?: string): Promise<Where>;
  /** Begins the sign-in and gives all that is asked for. */
  enter(system: System, account: Account, back?: string): Promise<Where>;
  /** Signs in with a state that is not the one the system gave out. */
  enterWithOtherState(system: System, account: Account): Promise<Where>;
  /** Opens the person's own page without signing in. */
  own(system: System): Promise<Where>;
  /** What the person's own page says of them. @throws AnswerError where it is not shown */
  self(system: System): Promise<Self>;
  link(system: System, account: Account): Promise<Where>;
  unlink(system: System): Promise<Where>;
  signOut(system: System): Promise<Where>;
}
