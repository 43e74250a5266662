import { own } from '../../config/reading/own.ts';
import { accountsOf, onPlatform } from '../../suites/stage/target.ts';
import type { Account } from '../../config/targets/target.ts';
import { Blocked } from '../look/faults.ts';
import type { Deployment, Look } from '../look/look.ts';

/**
 * The deployment that a look belongs to.
 * @param name the role of an account, or the name of an address
 * @throws {Blocked} where `/probe` asks for it: it knows no deployment, and signs nobody in
 */
export function deploymentOf(
  { deployment }: Look,
  needs: 'units' | 'statuses' | 'account' | 'address',
  name = '',
): Deployment {
  if (deployment === null) throw new Blocked({ code: 'deployment-absent', needs, name });
  return deployment;
}

/** The first account of a role. What it is let in with is hidden from the log. @throws {Blocked} */
export function accountOf(look: Look, role: string): Account {
  const { target, platform } = deploymentOf(look, 'account', role);
  const [account] = accountsOf(onPlatform(target, platform.slug), role);
  if (account === undefined)
    throw new Blocked({ code: 'account-absent', target: target.name, role });
  look.log.hide(account.password);
  return account;
}

/** The base address of a system of the deployment, without a slash at its end. @throws {Blocked} */
export function addressOf(look: Look, name: string | undefined): string {
  if (name === undefined) return look.target.replace(/\/+$/, '');
  const { target } = deploymentOf(look, 'address', name);
  const address = own(target.addresses, name);
  if (address === undefined)
    throw new Blocked({ code: 'address-absent', target: target.name, name });
  return address;
}
