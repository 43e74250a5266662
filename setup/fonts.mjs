// Fonts with all Vietnamese letters, of the metrics of Times New Roman, for the official documents.
import { readParts, rememberPart } from './cache.mjs';
import { MissingPart, aptInstall, ask, onPath, step } from './tell.mjs';

/** Times New Roman, or what has its metrics and every Vietnamese letter (Liberation lacks some). */
const serif = ['Times New Roman', 'Tinos'];

function present() {
  const list = onPath('fc-list') && ask('fc-list', [':lang=vi', 'family']);
  // Windows and macOS bring Times New Roman with Vietnamese letters.
  if (process.platform !== 'linux') return 'Times New Roman';
  return serif.find((name) => list?.includes(name));
}

/** @returns {{path: string, version: string, source: string} | undefined} */
export function knownFonts() {
  return readParts().fonts;
}

export async function findFonts() {
  const known = knownFonts();
  if (known) return known;
  let family = present();
  if (!family)
    family = await step('fonts with Vietnamese letters', async () =>
      (await aptInstall(['fontconfig', 'fonts-croscore'])) ? present() : undefined,
    );
  if (!family)
    throw new MissingPart(
      'a font like Times New Roman with Vietnamese letters',
      'sudo apt-get install fontconfig fonts-croscore',
    );
  const part = { path: family, version: '', source: 'system' };
  rememberPart('fonts', part);
  return part;
}
