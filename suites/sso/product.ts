import type { Page } from '@playwright/test';
import type { Account } from '../../config/targets/target.ts';
import { productOn } from '../product/product.ts';
import type { VendorProduct } from '../product/product.ts';
import type { Named } from '../stage/page-expectations.ts';
import type { Stage } from '../stage/stage.ts';
import type { Entrance } from './offer/entrance.ts';
import type { Provider } from './offer/provider.ts';
import type { System, Visit, Where } from './offer/visit.ts';

/**
 * What any product for single sign-on offers, in the words of its people. Journeys and checks are written on this alone.
 * What a product lacks is `missing('…', '…')`: a case that calls it is not run.
 */
export interface Product {
  /** Somebody's browser without a window, with cookies of its own. */
  visit(): Promise<Visit>;
  entrance(page: Page): Entrance;
  provider: Provider;
  /** Pages of a system: for everybody, and of those who are in. */
  pages(system: System): { ordinary: readonly Named[]; accessible: readonly Named[] };
  /** Tries what a permission guards; a visitor has no account. */
  can(permission: string, account: Account | null): Promise<Where>;
}

/** What `products/<vendor>/product.ts` exports. */
export type SignOnProduct = VendorProduct<Product>;

/** The product that the walk's target runs. */
export function productOf(stage: Stage): Promise<Product> {
  return productOn<Product>('sso', stage);
}
