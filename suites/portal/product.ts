import type { Page } from '@playwright/test';
import type { Account } from '../../config/targets/target.ts';
import { productOn } from '../product/product.ts';
import type { VendorProduct } from '../product/product.ts';
import type { Named } from '../stage/page-expectations.ts';
import type { Person, Stage } from '../stage/stage.ts';
import type { CitizenOffice } from './offer/citizen.ts';
import type { Desk } from './offer/desk.ts';
import type { Published } from './offer/published.ts';
import type { Attempt, System } from './offer/system.ts';

/**
 * What any product for a portal of public services offers, in the words of its people. Journeys and checks are written
 * on this alone. What a product lacks is `missing('…', '…')`: a case that calls it is not run.
 */
export interface Product {
  /** What somebody does and sees in a window. */
  desk(page: Page): Desk;
  /** What a citizen does without a window. */
  office(citizen: Person): CitizenOffice;
  /** A connected system with an open session. @throws AnswerError where it is not let in */
  system(account: Account): Promise<System>;
  published: Published;
  /** Pages for everybody, and those of a citizen who is signed in. */
  pages(): Promise<{ ordinary: readonly Named[]; accessible: readonly Named[] }>;
  /** Tries what a permission guards; a visitor has no account. */
  can(permission: string, account: Account | null): Promise<Attempt>;
}

/** What `products/<vendor>/product.ts` exports. */
export type PortalProduct = VendorProduct<Product>;

/** The product that the walk's target runs. */
export function productOf(stage: Stage): Promise<Product> {
  return productOn<Product>('portal', stage);
}
