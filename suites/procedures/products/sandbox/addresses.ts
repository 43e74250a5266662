/** Addresses of the two systems. */
export interface Addresses {
  province: string;
  portal: string;
}
