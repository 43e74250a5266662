import type { Request, Response } from 'express';
import type { Content } from './html.ts';
import type { Passwords } from './passwords.ts';
import type { Sessions } from './sessions.ts';

/** Somebody with an account of a stand-in. */
export interface Staff {
  username: string;
  fullName: string;
  role: string;
  /** 0 where the account is out of use, as SQLite keeps it. */
  active: number;
}

/** What a stand-in has whose people sign in with accounts of its own. */
export interface StaffSite<User extends Staff> {
  sessions: Sessions;
  passwords: Passwords;
  users: {
    find(username: string): User | undefined;
    search(text: string, page: number, size: number): { rows: readonly User[]; total: number };
    setActive(username: string, active: boolean): void;
  };
}

/** Sends a page in the frame of a site. */
export type Show = (request: Request, response: Response, title: string, body: Content) => void;
