import type { Page } from '@playwright/test';
import { productOn } from '../product/product.ts';
import type { VendorProduct } from '../product/product.ts';
import type { Stage } from '../stage/stage.ts';
import type { IssuedCertificate, Migrated, Portal } from './offer/connection.ts';
import type { Desk } from './offer/desk.ts';
import type { Answer } from './offer/dossier.ts';
import type { Office, Somebody } from './offer/office.ts';
import type { Named } from '../stage/page-expectations.ts';
import type { Published, Security } from './offer/public.ts';

/**
 * What any product for administrative procedures offers, in the words of its people. Journeys and checks are written on
 * this alone. What a product lacks is `missing('…', '…')`: a case that calls it is not run.
 */
export interface Product {
  /** What somebody does and sees in a window. */
  desk(page: Page): Desk;
  /** What somebody does without a window. */
  office(somebody: Somebody): Office;
  /** Tries what a permission guards, on a dossier that must not change by it. */
  can(permission: string, somebody: Somebody, code: string): Promise<Answer>;
  /** @throws AnswerError where it is another portal than this product's */
  portal(): Promise<Portal>;
  migrated: Migrated;
  /** The signing certificates of the leaders of all units. */
  certificates(): Promise<IssuedCertificate[]>;
  published: Published;
  security: Security;
  /** Pages that everybody must be able to use, citizen or not. */
  accessible: readonly Named[];
}

/** What `products/<vendor>/product.ts` exports. */
export type ProceduresProduct = VendorProduct<Product>;

/** The product that the walk's target runs. */
export function productOf(stage: Stage): Promise<Product> {
  return productOn<Product>('procedures', stage);
}
