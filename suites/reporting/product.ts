import type { Page } from '@playwright/test';
import type { Account } from '../../config/targets/target.ts';
import { productOn } from '../product/product.ts';
import type { VendorProduct } from '../product/product.ts';
import type { Named } from '../stage/page-expectations.ts';
import type { Stage } from '../stage/stage.ts';
import type { Desk } from './offer/desk.ts';
import type { Attempt, Office, Somebody } from './offer/reports.ts';

/**
 * What any product for reporting offers, in the words of its people. Journeys and checks are written on this alone. What
 * a product lacks is `missing('…', '…')`: a case that calls it is not run.
 */
export interface Product {
  /** What somebody does and sees in a window. */
  desk(page: Page): Desk;
  /** What somebody does without a window. */
  office(somebody: Somebody): Office;
  /** Tries to sign in with an account; leaves nobody signed in. */
  signingIn(somebody: Somebody, account: Account): Promise<Attempt>;
  /** Tries what a permission guards, on a report and a campaign that must not change by it. */
  can(
    permission: string,
    somebody: Somebody,
    on: { report: string; campaign: string },
  ): Promise<Attempt>;
  /** Pages that are there, and addresses behind which there is nothing. */
  pages: { ordinary: readonly Named[]; wrong: readonly Named[] };
}

/** What `products/<vendor>/product.ts` exports. */
export type ReportingProduct = VendorProduct<Product>;

/** The product that the walk's target runs. */
export function productOf(stage: Stage): Promise<Product> {
  return productOn<Product>('reporting', stage);
}
