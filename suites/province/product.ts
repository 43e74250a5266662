import type { Account } from '../../config/targets/target.ts';
import { productOn } from '../product/product.ts';
import type { VendorProduct } from '../product/product.ts';
import type { Person, Stage } from '../stage/stage.ts';

/** A result as the one-stop system has it from the document system. */
export interface ResultTold {
  /** Number and symbol; empty where there is none yet. */
  number: string;
  /** `2025-06-28`; empty where there is none yet. */
  issuedOn: string;
}

/** One request that a system noted as part of a trace. */
export interface Visit {
  /** Name of the system's address. */
  system: string;
  /** The request itself, and the one that it came from; 16 hex digits. */
  span: string;
  parent: string;
  method: string;
  path: string;
  /** HTTP status. */
  status: number;
  /** ISO 8601 in UTC. */
  at: string;
  ms: number;
}

/** What an attempt came to. */
export type Attempt = 'được làm' | 'bị từ chối' | `trả lời mã ${number}`;

/**
 * What the connections between the systems offer beside what each system offers by itself. What a product lacks is
 * `missing('…', '…')`: a case that calls it is not run.
 */
export interface Product {
  /** The result of a dossier, as an officer of its unit reads it in the one-stop system. */
  resultAt(officer: Person, code: string): Promise<ResultTold>;
  /** Fills a month's report from the one-stop system. */
  takeFigures(reporter: Person, report: string): Promise<void>;
  /** Codes of the dossiers that were counted in a report, each as often as it was counted. */
  counted(reporter: Person, report: string): Promise<string[]>;
  /** What a system noted of a trace. */
  visits(system: string, trace: string): Promise<Visit[]>;
  /** Asks the interface for other systems for a dossier, without the key of one, and with a wrong one. */
  askWithoutKey(code: string): Promise<Attempt[]>;
  /** Tries what a permission guards at every system; a visitor has no account. */
  can(permission: string, account: Account | null): Promise<Attempt>;
}

/** What `products/<vendor>/product.ts` exports. */
export type ProvinceProduct = VendorProduct<Product>;

/** The product that the walk's target runs. */
export function productOf(stage: Stage): Promise<Product> {
  return productOn<Product>('province', stage);
}
