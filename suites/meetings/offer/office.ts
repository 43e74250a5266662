import type { APIRequestContext } from '@playwright/test';
import type { Account } from '../../../config/targets/target.ts';

/** Somebody signed in, without a window. */
export interface Somebody {
  account: Account;
  request: APIRequestContext;
}

/** What an attempt came to. */
export type Answer = 'được làm' | 'bị từ chối' | 'trả lời trống' | `trả lời mã ${number}`;

/** The four states of a roll. */
export type Attendance = 'unknown' | 'online' | 'in-person' | 'absent';

/** A meeting as it is arranged. */
export interface Arrangement {
  title: string;
  /** Code of its kind. */
  kind: string;
  secretary: Account;
  place: string;
  /** Where the platform stands, `2025-06-28 08:30`. */
  startsAt: string;
  /** Whether the chair lets people in one by one. */
  lobby: boolean;
}

/** What a meeting's page says of how it was arranged. */
export interface About extends Pick<Arrangement, 'title' | 'place' | 'startsAt' | 'lobby'> {
  /** In words. */
  kind: string;
}

/** A list of meetings. */
export interface Listed {
  titles: string[];
  /** How many there are, as the list itself says. */
  count: number;
}

/** A line of the roll. */
export interface RollLine {
  name: string;
  /** Undefined where the product says something else. */
  attendance: Attendance | undefined;
  reason: string;
}

/** The result of a vote, by choice. */
export interface VoteResult {
  choice: string;
  count: number;
  /** Whom the result names. */
  names: string[];
}

/** A vote as its meeting shows it. */
export interface Vote {
  question: string;
  isClosed: boolean;
}

/** A document of a meeting. */
export interface Paper {
  name: string;
  bytes: Buffer;
  /** From 0, which everybody of the meeting reads, to the highest, which only chair and secretary read. */
  level: number;
}

/** Minutes as they are shown. */
export interface Minutes {
  text: string;
  present: string[];
  absent: string[];
  /** How many were present and absent, as the minutes count them; NaN where they do not. */
  counted: { present: number; absent: number };
}

/** What the log tells, the oldest first. */
export interface Audit {
  lines: AuditLine[];
  /** How many lines there are, as the log itself says. */
  count: number;
}

/** A line of the log. */
export interface AuditLine {
  who: string;
  action: 'entered' | 'left' | 'noted' | 'other';
}

/** What somebody does with meetings outside their rooms. */
export interface Office {
  /** @returns the meeting's identity */
  arrange(arrangement: Arrangement): Promise<string>;
  meeting(id: string): MeetingInOffice;
  /** The meetings that this person is shown. */
  meetings(): Promise<Listed>;
  /** What the log tells of a meeting. */
  audit(meeting: string): Promise<Audit>;
  /** Restarts the server that holds a meeting. */
  restart(meeting: string): Promise<void>;
}

/** One meeting as somebody of it sees it. */
export interface MeetingInOffice {
  /** @param hours until the invitations end; below 0 they have ended */
  invite(accounts: readonly Account[], hours?: number): Promise<void>;
  about(): Promise<About>;
  state(): Promise<string>;
  /** What stands in the address of its room. */
  room(): Promise<string>;
  /** The same where the product made it, so that nobody should guess it. */
  code(): Promise<string>;
  roll(): Promise<RollLine[]>;
  note(account: Account, attendance: Attendance, reason?: string): Promise<void>;
  handOver(to: Account): Promise<void>;
  writeNotes(text: string): Promise<void>;
  openVote(question: string, secret: boolean): Promise<void>;
  /** Votes in the newest vote. */
  vote(choice: string): Promise<Answer>;
  closeVote(): Promise<void>;
  /** All votes, the newest first. */
  votes(): Promise<Vote[]>;
  /** The result of the newest vote. */
  result(): Promise<VoteResult[]>;
  /** All that the page of the votes says. */
  voteText(): Promise<string>;
  /** @returns how many documents the page says there are now; undefined of a product that tells none */
  addPaper(paper: Paper): Promise<number | undefined>;
  /** Documents that this person is shown: name → address. */
  papers(): Promise<Map<string, string>>;
  /** How many documents the page says there are for this person; left out by a product that tells none. */
  papersCounted?(): Promise<number>;
  /** A document at an address, also one that this person is not shown. */
  paper(address: string): Promise<{ answer: Answer; bytes: Buffer }>;
  record(): Promise<void>;
  endRecording(): Promise<void>;
  /** Addresses of the recordings. */
  recordings(): Promise<string[]>;
  minutes(): Promise<Minutes>;
  end(): Promise<void>;
  remove(): Promise<void>;
}
