import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { moduleFile } from '../../../../../config/home.ts';
import { frontOf } from '../front.ts';

type Addresses = Record<'procedures' | 'dvcqg' | 'vneid', string>;

/** The stand-ins, which the fake vendor's product stands in front of. */
export async function standIns(): Promise<{ addresses: Addresses; end(): Promise<void> }> {
  const main = moduleFile('sandbox/main');
  const flags = [
    ...['--disable-warning=ExperimentalWarning', main, '--port', '0', '--with-parent'],
    ...['--platform', 'procedures'],
  ];
  const child = spawn(process.execPath, flags, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const { addresses } = JSON.parse(line) as { addresses: Addresses };
    return {
      addresses,
      end: async () => {
        child.kill('SIGTERM');
        await ended;
      },
    };
  }
  throw new Error('the stand-ins ended before they were ready');
}

/** The fake vendor's product, of which one path may be broken, and a target `fake` that names it; `P` is the password. */
export async function standing(
  behind: Addresses,
  broken?: string,
): Promise<{ target: string; close(): void }> {
  const fronts = new Map<string, string>();
  const identity = await frontOf(behind.vneid, fronts, { translate: false });
  const province = await frontOf(behind.procedures, fronts, { broken });
  const officers = {
    specialist: 'chuyenvien',
    'one-stop': 'motcua',
    leader: 'lanhdao',
    clerk: 'vanthu',
  };
  const lines = Object.entries(officers).map(
    ([role, name]) =>
      `      - { role: ${role}, units: all, username: '${name}.{unit}', password: '\${P}' }`,
  );
  return {
    target: `name: fake
kind: trial
title: { vi: Sản phẩm mẫu, en: A sample product }
products: { procedures: fake-vendor }
platforms:
  procedures:
    addresses:
      procedures: '${province.address}'
      dvcqg: '${behind.dvcqg}'
      vneid: '${identity.address}'
    accounts:
      - { role: citizen, username: 'congdan.{0001..0200}', password: '\${P}' }
      - { role: administrator, username: quantri, password: '\${P}' }
      - { role: integration, username: dong-nai, password: '\${P}' }
      - { role: specialist, units: all, username: 'chuyenvien2.{unit}', password: '\${P}' }
${lines.join('\n')}
units: { home: '25195', other: '26041' }
`,
    close: () => {
      identity.close();
      province.close();
    },
  };
}
