import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The product that stands behind a platform where the target does not say. */
export const DEFAULT_PRODUCT = 'sandbox';

/** Whose product a target runs for a platform. */
export function vendorOf(
  { products }: { products: Readonly<Record<string, string>> },
  platform: string,
): string {
  return products[platform] ?? DEFAULT_PRODUCT;
}

/** Names of the folders of products that a platform's suite has, sorted. */
export function vendorsOf(platform: string, root: string): string[] {
  const folder = join(root, 'suites', platform, 'products');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'product.ts')))
    .sort();
}

/** Where the load scripts of a product are, from the root. */
export function loadFolder(platform: string, vendor: string): string {
  return `suites/${platform}/products/${vendor}/load`;
}
