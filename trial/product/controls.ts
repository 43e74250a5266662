import type { Locator, Page } from '@playwright/test';
import type { Control, ControlKind } from '../../suites/product/needs.ts';

/** Where candidates for each kind stand, as what people read. */
const CANDIDATES: Readonly<Record<ControlKind, string>> = {
  field: 'label, [aria-label], input[placeholder]',
  button: 'button, input[type=submit], [role=button]',
  link: 'a[href]',
  heading: 'h1, h2, h3, [role=heading]',
  table: 'table',
  term: 'dt, th',
};
const MOST = 3;

/** The control on a page by its role and name, as a journey finds it. */
export function controlOn(page: Page, { kind, name }: Control): Locator {
  if (kind === 'field') return page.getByLabel(name);
  if (kind === 'term') return page.locator('dt, th').filter({ hasText: name });
  return page.getByRole(kind, { name, ...(typeof name === 'string' ? { exact: true } : {}) });
}

/** Names on the page that are most like the one that was not found, the nearest first. */
export async function nearest(page: Page, { kind, name }: Control): Promise<string[]> {
  const texts = await page
    .locator(CANDIDATES[kind])
    .evaluateAll((all) =>
      all.map(
        (one) =>
          (
            one.getAttribute('aria-label') ??
            one.getAttribute('placeholder') ??
            (one as HTMLInputElement).value ??
            ''
          ).trim() || (one.textContent ?? '').replace(/\s+/g, ' ').trim(),
      ),
    );
  const wanted = words(typeof name === 'string' ? name : name.source);
  return [...new Set(texts)]
    .filter((text) => text !== '' && text.length <= 80)
    .map((text) => ({ text, share: likeness(wanted, words(text)) }))
    .filter(({ share }) => share > 0)
    .sort((one, other) => other.share - one.share || one.text.localeCompare(other.text))
    .slice(0, MOST)
    .map(({ text }) => text);
}

function words(text: string): Set<string> {
  return new Set(text.toLocaleLowerCase('vi').match(/\p{L}+/gu) ?? []);
}

/** Share of words that both have, of all their words. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((word) => other.has(word)).length;
  return both / Math.max(1, one.size + other.size - both);
}
