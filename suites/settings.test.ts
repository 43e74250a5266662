import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadConfig } from '../config/load.ts';
import { home } from '../config/home.ts';
import { settingsFaults, withSettings } from './settings.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'settings-'));
  cpSync(join(home, 'config'), join(root, 'config'), { recursive: true });
  symlinkSync(join(home, 'suites'), join(root, 'suites'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const platform = 'config/platforms/procedures/platform.yaml';

function edit(file: string, from: string, to: string): number {
  const text = readFileSync(join(root, file), 'utf8');
  const at = text.indexOf(from);
  expect(at).toBeGreaterThan(0);
  writeFileSync(join(root, file), text.replace(from, to));
  return text.slice(0, at).split('\n').length;
}

test.each<[name: string, from: string, to: string, message: RegExp]>([
  ['a setting', '  largeUploadBytes:', '  largeUplaodBytes:', /did you mean "largeUploadBytes"/],
  ['a case', '    file-online: ', '    file-onlin: ', /did you mean "file-online"/],
  ['a procedure', "'1.004873'", "'1.004837x'", /expected one of the \d+ known/],
  ['a status', "    '7': Công", "    '77': Công", /found the key "77"/],
  ['a field', '    Chứng thực:', '    Chứng thưc:', /did you mean "Chứng thực"/],
  ['a number', 'wrongPasswords: 5', 'wrongPasswords: five', /expected a whole number from 1/],
])(
  '%s that the suite does not know is refused where it stands',
  async (_name, from, to, message) => {
    const line = edit(platform, from, to);
    const faults = await settingsFaults(root);
    expect(
      faults.some((one) => message.test(one.message)),
      JSON.stringify(faults),
    ).toBe(true);
    expect(faults.map((one) => [one.file, one.line])).toContainEqual([platform, line]);
  },
);

test('a setting that is missing is reported', async () => {
  edit(platform, '  sampledDossiers: 20\n', '');
  expect((await settingsFaults(root)).map(({ message }) => message)).toEqual([
    'found no sampledDossiers, expected a whole number from 1',
  ]);
});

test('a permission that no suite tries is refused, and one that is not there', async () => {
  edit('config/platforms/procedures/permissions.yaml', '  assess: {', '  asses: {');
  const told = (await settingsFaults(root)).map(({ message }) => message);
  expect(told).toEqual([
    'found no permission assess, expected each that suites/procedures/products/sandbox/rights.ts tries',
    'found the permission asses, expected one that suites/procedures/products/sandbox/rights.ts tries; did you mean "assess"?',
  ]);
});

test('a platform whose suite has no schema must have no settings', async () => {
  rmSync(join(root, 'suites'));
  expect(await settingsFaults(root)).toContainEqual(
    expect.objectContaining({
      file: platform,
      message: expect.stringContaining('exports no settingsSchema') as string,
    }),
  );
});

test('a command hears of the faults of both at once', async () => {
  edit(platform, '  largeUploadBytes:', '  largeUplaodBytes:');
  edit(platform, 'addresses: [procedures,', 'adresses: [procedures,');
  const load = () => loadConfig({ root, target: 'sandbox', env: {} });
  await expect(withSettings(root, load)).rejects.toThrow(/found the key "adresses"/);
  edit(platform, 'adresses: [procedures,', 'addresses: [procedures,');
  await expect(withSettings(root, load)).rejects.toThrow(/largeUplaodBytes/);
});
