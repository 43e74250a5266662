import { Blocked } from '../look/faults.ts';
import type { Look } from '../look/look.ts';
import { chooseAddress, hostAndPort } from '../wire/address.ts';

/** Walks a user flow of the platform in a warm browser, as a person would. */
export async function journey(look: Look): Promise<boolean> {
  const { deployment, module, walker } = look;
  const name = module.journey?.name;
  if (name === undefined) throw new Blocked({ code: 'options-absent', prober: 'journey' });
  if (deployment === null) throw new Blocked({ code: 'walk-by-probe' });
  if (walker === null) throw new Blocked({ code: 'walker-absent' });
  const host = hostAndPort(look.target)?.host;
  if (host === undefined) throw new Blocked({ code: 'walk-address', target: look.target });
  if ((await chooseAddress(look, host, { ip_protocol_fallback: true })) === null) return false;
  return walker.walk(look, deployment, name);
}
