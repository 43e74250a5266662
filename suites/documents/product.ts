import type { Page } from '@playwright/test';
import { productOn } from '../product/product.ts';
import type { VendorProduct } from '../product/product.ts';
import type { Named } from '../stage/page-expectations.ts';
import type { Stage } from '../stage/stage.ts';
import type { Answer } from './offer/document.ts';
import type { Exchange } from './offer/exchange.ts';
import type { Desk, Office, Somebody } from './offer/office.ts';

/**
 * What any product for documents offers, in the words of its people. Journeys and checks are written on this alone. What
 * a product lacks is `missing('…', '…')`: a case that calls it is not run.
 */
export interface Product {
  /** What somebody does and sees in a window. */
  desk(page: Page): Desk;
  /** What somebody does without a window. */
  office(somebody: Somebody): Office;
  /** Tries what a permission guards, on a document that must not change by it. */
  can(permission: string, somebody: Somebody, id: string): Promise<Answer>;
  /** The exchange as another province's system reaches it. */
  exchange(): Promise<Exchange>;
  /** Certificates of the authorities that signatures of documents must lead to, PEM. */
  authorities(): Promise<string[]>;
  /** Pages that are there, and addresses behind which there is nothing. */
  pages: { ordinary: readonly Named[]; wrong: readonly Named[]; accessible: readonly Named[] };
}

/** What `products/<vendor>/product.ts` exports. */
export type DocumentsProduct = VendorProduct<Product>;

/** The product that the walk's target runs. */
export function productOf(stage: Stage): Promise<Product> {
  return productOn<Product>('documents', stage);
}
