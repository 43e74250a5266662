import type { Page } from '@playwright/test';
import { productOn } from '../product/product.ts';
import type { VendorProduct } from '../product/product.ts';
import type { Stage } from '../stage/stage.ts';

/** A parcel of land by its map and its own number. */
export interface Parcel {
  map: number;
  parcel: number;
  /** In square metres. */
  area: number;
}

/** What any product for land records offers, in the words of its people. */
export interface Product {
  /** Looks a parcel up in somebody's window. */
  lookUp(page: Page): {
    find(parcel: Pick<Parcel, 'map' | 'parcel'>): Promise<void>;
    shown(): Promise<string>;
    holder(): Promise<string>;
    /** As it is shown, with its unit. */
    area(): Promise<string>;
  };
  /** Asks for a change of what is registered. */
  changes(page: Page): {
    request(content: string): Promise<void>;
    has(content: string): Promise<boolean>;
  };
  /** The parcels as the interface for systems gives them. */
  parcels(): Promise<Parcel[]>;
}

/** What `products/<vendor>/product.ts` exports. */
export type LandProduct = VendorProduct<Product>;

/** The product that the walk's target runs. */
export function productOf(stage: Stage): Promise<Product> {
  return productOn<Product>('land-records', stage);
}
