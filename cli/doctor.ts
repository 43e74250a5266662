import { statfs } from 'node:fs/promises';
import { Command } from 'commander';
import { findChromium, knownChromium } from '../setup/chromium.mjs';
import { findFonts, knownFonts } from '../setup/fonts.mjs';
import { findK6, knownK6 } from '../setup/k6.mjs';
import { MissingPart } from '../setup/tell.mjs';
import { exitCodes } from './exit.ts';
import { shownStore } from '../records/store/address.ts';
import { rootFolder } from '../config/home.ts';
import { outFolder, playwrightVersion, storeFile } from './place.ts';

interface Part {
  name: string;
  ok: boolean;
  version: string;
  where: string;
  /** What to do where it is not all right. */
  remedy: string;
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description(
      'is everything here that a trial needs? each part, its version and where it was found',
    )
    .option('--install', 'get what is missing')
    .option('--json', 'print as JSON')
    .action(async (options: { install?: boolean; json?: boolean }) => {
      const parts = await inspect(options.install ?? false);
      if (options.json) process.stdout.write(`${JSON.stringify(parts, null, 2)}\n`);
      else for (const part of parts) process.stdout.write(line(part));
      process.exitCode = parts.every((part) => part.ok) ? exitCodes.success : exitCodes.undecided;
    });
}

function line(part: Part): string {
  const head = `${part.ok ? 'ok     ' : 'missing'}  ${part.name.padEnd(22)} ${part.version.padEnd(16)}`;
  return part.ok ? `${head} ${part.where}\n` : `${head} ${part.remedy}\n`;
}

async function inspect(install: boolean): Promise<Part[]> {
  const { bavail, bsize } = await statfs(rootFolder());
  const megabytes = Math.round((bavail * bsize) / 2 ** 20);
  return [
    part('Node', process.versions.node, process.execPath),
    part('Playwright', playwrightVersion(), 'node_modules/@playwright/test'),
    await found('Chromium', knownChromium, findChromium, install),
    await found('k6', knownK6, findK6, install),
    await found('Vietnamese fonts', knownFonts, findFonts, install),
    {
      ...part('disk space', `${megabytes} MB`, rootFolder()),
      ok: megabytes >= 500,
      remedy: 'free at least 500 MB: evidence and traces need it',
    },
    part('reports', '', outFolder()),
    part('store of results', '', shownStore(storeFile())),
  ];
}

function part(name: string, version: string, where: string): Part {
  return { name, ok: true, version, where, remedy: '' };
}

interface Found {
  path: string;
  version: string;
  source: string;
}

async function found(
  name: string,
  known: () => Found | undefined,
  find: () => Promise<Found>,
  install: boolean,
): Promise<Part> {
  const present = known();
  if (present) return part(name, present.version, `${present.path} (${present.source})`);
  const absent = { ...part(name, '', ''), ok: false, remedy: 'npx nghiemthu doctor --install' };
  if (!install) return absent;
  try {
    const got = await find();
    return part(name, got.version, `${got.path} (${got.source})`);
  } catch (error) {
    if (!(error instanceof MissingPart)) throw error;
    process.stderr.write(`${error.message}\n`);
    return { ...absent, remedy: error.remedy };
  }
}
