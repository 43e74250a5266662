import path from 'node:path';
import { Command } from 'commander';
import { loadConfig } from '../config/load.ts';
import { knownChromium } from '../setup/chromium.mjs';
import { roleName } from '../suites/journey.ts';
import type { ControlKind } from '../suites/product/needs.ts';
import { needsOf } from '../suites/product/needs-of.ts';
import { vendorOf } from '../config/targets/products.ts';
import { vendorProduct } from '../suites/product/product.ts';
import { withSettings } from '../suites/settings.ts';
import { launchOptions } from '../suites/stage/browser.ts';
import { ProductLook } from '../trial/product/look.ts';
import type { Looked } from '../trial/product/look.ts';
import { exitCodes } from './exit.ts';
import { UsageError } from './explain.ts';
import { list } from './flags.ts';
import { outFolder } from './place.ts';
import { stopOnSignals } from './signals.ts';

interface Flags {
  root: string;
  target: string;
  platform: string[];
  json?: boolean;
}

/** What a tester needs to know on the first day at a real system, and after an update of the vendor's. */
export function productCheckCommand(): Command {
  return new Command('check')
    .description('look, without changing anything, for all that the journeys need of a product')
    .requiredOption('--target <name-or-file>', 'a target of config/targets, or a YAML file')
    .option('--platform <slugs>', 'only these platforms', list, [])
    .option('--json', 'print what was looked for as JSON')
    .action(async (flags: Flags, command: Command) => {
      const root = (command.optsWithGlobals() as Flags).root;
      const stop = stopOnSignals();
      const looked = await lookAtAll({ ...flags, root }, stop);
      const lacking = looked.filter(({ found }) => found !== 'found').length;
      if (flags.json) process.stdout.write(`${JSON.stringify(looked, null, 2)}\n`);
      else process.stdout.write(summary(looked.length, lacking, stop.aborted));
      // Where nothing was looked at, or not all, nothing is known to be there.
      const isWhole = looked.length > 0 && lacking === 0 && !stop.aborted;
      process.exitCode = isWhole ? exitCodes.success : exitCodes.undecided;
    });
}

async function lookAtAll(
  { root, target: name, platform, json }: Flags,
  stop: AbortSignal,
): Promise<Looked[]> {
  const { target, platforms } = await withSettings(root, () =>
    loadConfig({
      ...{ root, target: name, env: process.env },
      platforms: platform.length > 0 ? platform : undefined,
    }),
  );
  if (target.managed)
    throw new UsageError(`${target.name} starts its platforms itself: look at one that stands`);
  const found = knownChromium();
  if (!found) throw new UsageError('there is no Chromium; "nghiemthu doctor --install" gets it');
  const { chromium, request } = await import('playwright');
  // A signal is ours: the look ends and says what it has not seen.
  const ours = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  const browser = await chromium.launch({ ...launchOptions(found.path), ...ours });
  const all: Looked[] = [];
  try {
    for (const { slug } of platforms) {
      const needs = await needsOf(slug, target);
      const vendor = vendorOf(target, slug);
      if (needs === undefined)
        throw new UsageError(
          `suites/${slug}/products/${vendor}/needs.ts does not say what it needs`,
        );
      const { signIn } = await vendorProduct(slug, target);
      const folder = path.join(outFolder(), `product-${target.name}-${slug}`);
      const look = new ProductLook({
        ...{ browser, requests: request, platform: slug, target, needs, signIn, folder, stop },
        onLook(looked) {
          if (!json) process.stdout.write(line(looked));
        },
      });
      all.push(...(await look.run()));
    }
  } finally {
    await browser.close();
  }
  return all;
}

const MARKS = { found: 'có      ', missing: 'THIẾU   ', 'not-looked-at': 'chưa xem' } as const;
const CONTROLS: Readonly<Record<ControlKind, string>> = {
  field: 'ô nhập',
  button: 'nút',
  link: 'liên kết',
  heading: 'tiêu đề',
  table: 'bảng',
  term: 'mục',
};

/** What a line is about, as a person says it. */
function subject({ kind, where, what, control }: Looked): string {
  if (kind === 'role') return 'đăng nhập';
  if (control !== undefined) return `${where}: ${CONTROLS[control]} “${what}”`;
  return kind === 'interface' ? `giao diện ${where} ${what}` : `trang ${where} ${what}`;
}

function line(looked: Looked): string {
  const { found, role, reason, candidates, picture } = looked;
  const who = role === null ? 'Khách' : roleName(role);
  const why = reason === undefined ? '' : `: ${reason}`;
  const near =
    candidates === undefined
      ? ''
      : candidates.length === 0
        ? ' – trang không có gì giống'
        : ` – gần nhất: ${candidates.map((one) => `“${one}”`).join(', ')}`;
  const shown = picture === undefined ? '' : ` [${picture}]`;
  return `${MARKS[found]} ${who.padEnd(20)} ${subject(looked)}${why}${near}${shown}\n`;
}

function summary(count: number, lacking: number, stopped: boolean): string {
  if (count === 0) return 'Chưa xem được mục nào.\n';
  const missing = lacking === 0 ? 'không thiếu mục nào' : `${lacking} mục thiếu hoặc chưa xem được`;
  const end = stopped ? '; bị dừng giữa chừng nên chưa xem hết' : '';
  return `\nĐã xem ${count} mục mà sản phẩm này khai là cần: ${missing}${end}.\n`;
}
