import http from 'k6/http';

declare const __ENV: Record<string, string>;
declare function open(file: string): string;

const { addresses, options: wanted } = JSON.parse(open(__ENV.NGHIEMTHU_LOAD!)) as {
  addresses: { small: string };
  options: { scenarios: Record<string, object> };
};

export const options = { scenarios: { quick: { ...wanted.scenarios.plan, exec: 'home' } } };

export function home(): void {
  http.get(addresses.small, { tags: { name: 'home' } });
}
