import type { Figures } from '../arithmetic/figures.ts';
import type { NewCampaign, ReportFact } from './reports.ts';

/** The report that is open in a window. */
export interface ReportAtDesk {
  open(id: string): Promise<void>;
  /** Enters figures cell by cell, as people type them, and leaves each. */
  enter(figures: Figures): Promise<void>;
  /** Enters a figure and goes to the cell that a key leads to. @returns the cell that can be typed in then */
  enterAndPress(cell: string, figure: string, key: string): Promise<string>;
  /** What stands in a cell, with a point; empty where nothing does. */
  figure(cell: string): Promise<string>;
  /** What the page says of saving by itself. */
  saved(): Promise<string>;
  save(): Promise<void>;
  /** Sends the report; the page says then whether it was taken. */
  send(): Promise<void>;
  sendTwice(): Promise<void>;
  approve(): Promise<void>;
  /** Begins a new version of a report that was completed. */
  startVersion(): Promise<void>;
  /** Takes a workbook's figures in. */
  importBook(workbook: Buffer): Promise<void>;
  sendBack(reason: string): Promise<void>;
  state(): Promise<string>;
  fact(name: ReportFact): Promise<string>;
  /** What the page says after something was done. */
  message(): Promise<string>;
  /** Cells that are marked as wrong. */
  marked(): Promise<string[]>;
  /** Whether a cell can be typed in. */
  canEnter(cell: string): Promise<boolean>;
  /** How far the page reaches beyond the window, in pixels. */
  overflow(): Promise<number>;
  history(): Promise<string[]>;
}

/** How a unit's filing stands on the page of a campaign. */
export interface Filing {
  /** Code of the unit. */
  unit: string;
  state: string;
  /** Whether the last day had passed: when it was sent, or today where it was not. */
  isLate: boolean;
}

/** The campaign that is open in a window. */
export interface CampaignAtDesk {
  openNew(): Promise<void>;
  fill(campaign: NewCampaign): Promise<void>;
  /** @returns the campaign's id */
  save(): Promise<string>;
  open(id: string): Promise<void>;
  aggregate(): Promise<void>;
  complete(): Promise<void>;
  transmit(): Promise<void>;
  /** Reminds every unit that has not sent its report. */
  remindLate(): Promise<void>;
  /** `2025-06-14`: the days of its figures, and the last one to send them. */
  days(): Promise<{ from: string; to: string; dueOn: string }>;
  /** Number of the receiver's receipt; empty where there is none. */
  receipt(): Promise<string>;
  /** Number of the last total; empty where there is none. */
  total(): Promise<string>;
  close(): Promise<void>;
  /** What stands in a cell of the total, with a point. */
  figure(cell: string): Promise<string>;
  /** Codes of the units that the last total has not. */
  missing(): Promise<string[]>;
  /** Every unit as the campaign's page lists it. */
  filings(): Promise<Filing[]>;
  /** How a unit stands to the last day. */
  standing(unit: string): Promise<string>;
}

/** A template on the page that lists them. */
export interface ShownTemplate {
  form: string;
  title: string;
  version: number;
  rows: number;
  columns: number;
}

/** What an administrator does with accounts in a window. */
export interface AccountsAtDesk {
  /** Takes an account out of use. */
  stop(username: string): Promise<void>;
  allow(username: string): Promise<void>;
  /** Lines of the log that name an account. */
  logged(username: string): Promise<string[]>;
}

/** What somebody does and sees in a window. */
export interface Desk {
  accounts: AccountsAtDesk;
  report: ReportAtDesk;
  campaign: CampaignAtDesk;
  list: {
    open(): Promise<void>;
    /** Looks for the reports of a period among those of the unit. */
    find(period: string): Promise<void>;
    /** Opens the report of a campaign by its title. */
    openReport(title: string): Promise<void>;
  };
  /** The templates as the platform shows them to everybody. */
  templates(): Promise<ShownTemplate[]>;
  guide: { open(role: string): Promise<void>; steps(): Promise<number> };
}
