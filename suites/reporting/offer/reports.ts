import type { APIRequestContext } from '@playwright/test';
import type { Figures } from '../arithmetic/figures.ts';
import type { Form } from '../forms/form.ts';
import type { Exported } from '../recount/exported.ts';

/** Somebody signed in, or a visitor. */
export interface Somebody {
  request: APIRequestContext;
}

/** What an attempt came to. */
export type Attempt = 'được làm' | 'bị từ chối' | 'trả lời trống' | `trả lời mã ${number}`;

/** Where a report stands, in words that all products are read as. */
export const STATES = {
  entering: 'Đang nhập liệu',
  sent: 'Đã gửi chờ duyệt',
  approved: 'Đã duyệt chờ tổng hợp',
  aggregated: 'Đã tổng hợp',
  completed: 'Hoàn thành',
} as const;

/** A form that units are given to fill in for a period. */
export interface Campaign {
  id: string;
  title: string;
  /** Code of the form, and the version that it is reported in. */
  form: string;
  formVersion: number;
  /** `202507`, `20253`, `2025-6T1`, `2025-9T` or `2025`. */
  period: string;
  /** `2025-07-14`: the days that the figures are of, and the last day to send them. */
  from: string;
  to: string;
  dueOn: string;
  isOpen: boolean;
  /** Whether it is for all communes of the province. */
  isWhole: boolean;
  /** Whether it is for all departments, too. */
  withDepartments: boolean;
  /** The id of the campaign of the period before; null where there is none. */
  follows: string | null;
}

/** A signature over a text. */
export interface SignatureOf {
  text: string;
  /** ECDSA over SHA-256, DER, base64. */
  value: string;
  /** PEM. */
  certificate: string;
  signer: string;
}

/** A unit's report as the interface gives it. */
export interface UnitReport {
  id: string;
  /** Code of the unit. */
  unit: string;
  unitName: string;
  state: string;
  version: number;
  timesSent: number;
  isLate: boolean;
  isReminded: boolean;
  figures: Figures;
  signature: SignatureOf | null;
}

export interface UnitOf {
  unit: string;
  name: string;
  /** Of its report. */
  version: number;
}

/** A total as the interface gives it. */
export interface Total {
  /** Counts the totals of a campaign, from 1. */
  number: number;
  isCompleted: boolean;
  figures: Figures;
  /** The reports it was made of. */
  units: readonly UnitOf[];
}

export interface Totals {
  /** The oldest first. */
  totals: readonly Total[];
  /** Units whose reports the last total has not. */
  missing: readonly { unit: string; name: string }[];
}

/** A packet as it was sent upward. */
export interface Packet {
  form: string;
  period: string;
  figures: Figures;
  units: readonly { unit: string; version: number }[];
  signature: SignatureOf;
}

/** What the receiver answered to a packet. */
export interface Receipt {
  code: string;
  /** SHA-256 of the text that was signed, in hexadecimal. */
  digest: string;
}

/** A form as the platform publishes it. */
export interface Template {
  form: string;
  version: number;
  rows: readonly TemplateLine[];
  columns: readonly TemplateLine[];
}

/** A row or a column of a template. */
interface TemplateLine {
  id: string;
  title: string;
}

/** A campaign as it is made. */
export interface NewCampaign {
  /** The name of the form's file. */
  form: string;
  period: string;
  title: string;
  /** Codes; all communes where empty. */
  units: readonly string[];
  /** Whether departments report beside the communes, where no units are given. */
  withDepartments?: boolean;
  follows?: string;
}

/** A report that somebody works on without a window. Each rejects where the product does not let this person do it. */
export interface ReportInOffice {
  id: string;
  enter(figures: Figures): Promise<void>;
  /** Enters as somebody whose page was opened when the cells still had other figures. */
  enterOver(opened: OpenedReport, figures: Figures): Promise<void>;
  opened(): Promise<OpenedReport>;
  send(): Promise<void>;
  approve(): Promise<void>;
  sendBack(reason: string): Promise<void>;
  startVersion(): Promise<void>;
  remind(): Promise<void>;
  state(): Promise<string>;
  fact(name: ReportFact): Promise<string>;
  history(): Promise<string[]>;
  exported(): Promise<Buffer>;
  imported(workbook: Buffer): Promise<void>;
  reading(): Promise<{ answer: Attempt; text: string }>;
}

export type ReportFact = 'version' | 'reason' | 'reminder' | 'standing' | 'unit';

/** The form of a report's page as it was sent to somebody. */
export interface OpenedReport {
  fields: readonly (readonly [name: string, value: string])[];
}

/** What a product's reports and totals have nothing of, and why. */
export interface Lacking {
  what: 'signatures' | 'worked-out cells';
  reason: { vi: string; en: string };
}

/** What somebody does without a window. */
export interface Office {
  /** A recount works without it, and proves nothing then. */
  lacks: readonly Lacking[];
  /** @returns the campaign's id */
  assign(campaign: NewCampaign): Promise<string>;
  aggregate(campaign: string): Promise<void>;
  complete(campaign: string): Promise<void>;
  transmit(campaign: string): Promise<void>;
  close(campaign: string): Promise<void>;
  report(id: string): ReportInOffice;
  /** Campaigns of a period; all where it is left out. */
  campaigns(period?: string): Promise<Campaign[]>;
  campaign(id: string): Promise<Campaign>;
  reports(campaign: string): Promise<UnitReport[]>;
  totals(campaign: string): Promise<Totals>;
  packets(campaign: string): Promise<Packet[]>;
  receipts(campaign: string): Promise<Receipt[]>;
  /** Lets an account be used again. */
  allowAccount(username: string): Promise<void>;
  templates(): Promise<Template[]>;
  /** What the exports of a campaign say. @throws AnswerError where one cannot be read */
  exports(campaign: string, form: Form): Promise<Exported[]>;
  /** The export of a campaign: every unit's figures. */
  exportOf(campaign: string, kind: 'xlsx' | 'csv'): Promise<Buffer>;
}
