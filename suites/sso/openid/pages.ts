import type { Page } from '@playwright/test';
import type { Account } from '../../../config/targets/target.ts';
import type { FormValues } from '../../stage/html-fill.ts';
import type { Where } from '../offer/visit.ts';

/** A form of a sign-in: the words on its button, and what is filled in, by its labels. */
export interface Question {
  button: string;
  values(account: Account, answer: string): FormValues;
}

/** The pages of an identity provider, which differ from product to product; those of the systems do not. */
export interface ProviderPages {
  password: Question;
  secondFactor: Question;
  /** The words on the button of a page that asks whether to sign out of everything. */
  signsOut: string;
  /** Where somebody stands who sees this; undefined where it is no page of the provider's. */
  where(html: string): Where | undefined;
  /** Whether a window asks for the second factor. */
  asksSecondFactor(page: Page): Promise<boolean>;
}
