// coturn, the TURN server of the stand-in for meetings: without it what goes by TURN alone is not tried.
import { MissingPart, aptInstall, onPath, run, step } from './tell.mjs';

export async function findTurn() {
  if (onPath('turnserver') !== undefined) return;
  await step('a TURN server (coturn)', install).catch(() => undefined);
  if (onPath('turnserver') === undefined)
    throw new MissingPart(
      'coturn, without which meetings by TURN alone are not tried',
      'sudo systemctl mask coturn.service && sudo apt-get install coturn, or turnserver on PATH',
    );
}

/** Debian's package starts a service that listens on every address; here the program alone is wanted. */
async function install() {
  if (onPath('apt-get') === undefined) return;
  const mask = ['systemctl', 'mask', 'coturn.service'];
  const [program = '', ...args] = process.getuid?.() === 0 ? mask : ['sudo', '-n', ...mask];
  if (onPath('systemctl') !== undefined) await run(program, args);
  await aptInstall(['coturn']);
}
