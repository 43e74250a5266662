import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { didYouMean, either } from '../../config/reading/faults.ts';
import { vendorOf, vendorsOf } from '../../config/targets/products.ts';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import { rootFolder } from '../../config/home.ts';
import type { SignIn } from '../stage/house.ts';
import type { Stage } from '../stage/stage.ts';

/**
 * What `suites/<platform>/products/<vendor>/product.ts` exports as `product`. What such a product offers, in the words
 * of the platform's people, is the type of `suites/<platform>/product.ts`.
 */
export interface VendorProduct<Offer> {
  signIn: SignIn;
  /**
   * Whether the product behind the addresses is known to be this one; false where it does not answer.
   * @throws AnswerError where it is another one
   */
  recognise(stage: Stage): Promise<boolean>;
  /** The product as one walk uses it. */
  on(stage: Stage): Offer;
}

/**
 * The product that a target runs for a platform, found by its folder.
 * @throws RangeError where there is no such folder, or it exports no product
 */
export async function vendorProduct<Offer>(
  platform: string,
  target: ResolvedTarget,
): Promise<VendorProduct<Offer>> {
  const vendor = vendorOf(target, platform);
  const known = vendorsOf(platform, rootFolder());
  const folder = `suites/${platform}/products`;
  if (!known.includes(vendor))
    throw new RangeError(
      `found no product ${vendor} in ${folder}, expected ${either(known)}${didYouMean(vendor, known)}`,
    );
  const file = join(rootFolder(), folder, vendor, 'product.ts');
  const { product } = (await import(pathToFileURL(file).href)) as {
    product?: VendorProduct<Offer>;
  };
  if (typeof product?.on !== 'function' || typeof product.signIn !== 'function')
    throw new RangeError(`${folder}/${vendor}/product.ts exports no product`);
  return product;
}

/**
 * Reads the products of a platform before anybody walks: reading them takes seconds on a slow machine, which are not the
 * platform's. One that cannot be read is reported where it is used.
 */
export async function readProducts(platform: string): Promise<void> {
  const files = vendorsOf(platform, rootFolder()).map((vendor) =>
    join(rootFolder(), 'suites', platform, 'products', vendor, 'product.ts'),
  );
  await Promise.allSettled(files.map((file) => import(pathToFileURL(file).href)));
}

/** The product of the walk's target. @throws RangeError where there is none */
export async function productOn<Offer>(platform: string, stage: Stage): Promise<Offer> {
  const product = await vendorProduct<Offer>(platform, stage.target);
  return product.on(stage);
}

/** Lets somebody in as the product of the current target does. */
export function signInOf(platform: string): SignIn {
  return async (request, target, account) => {
    const { signIn } = await vendorProduct(platform, target);
    await signIn(request, target, account);
  };
}
