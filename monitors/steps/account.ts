import { own } from '../../config/reading/own.ts';
import { accountsOf, onPlatform } from '../../suites/stage/target.ts';
import type { Account } from '../../config/targets/target.ts';
import { Blocked } from '../look/faults.ts';
import type { Deployment, Look } from '../look/look.ts';

/**
 * The deployment that a look belongs to.
 * @throws {Blocked} where `/probe` asks for it: it knows no deployment, and nobody signs in for whoever asks
 */
export function deploymentOf({ deployment }: Look, what: string): Deployment {
  if (deployment === null)
    throw new Blocked(
      `the module needs ${what} of a deployment, which /probe has not; its results are in /metrics`,
    );
  return deployment;
}

/** The first account of a role. What it is let in with is hidden from the log. @throws {Blocked} */
export function accountOf(look: Look, role: string): Account {
  const { target, platform } = deploymentOf(look, `an account of ${role}`);
  const [account] = accountsOf(onPlatform(target, platform.slug), role);
  if (account === undefined) throw new Blocked(`target ${target.name} has no account of ${role}`);
  look.log.hide(account.password);
  return account;
}

/** The base address of a system of the deployment, without a slash at its end. @throws {Blocked} */
export function addressOf(look: Look, name: string | undefined): string {
  if (name === undefined) return look.target.replace(/\/+$/, '');
  const { target } = deploymentOf(look, `the address ${name}`);
  const address = own(target.addresses, name);
  if (address === undefined) throw new Blocked(`target ${target.name} has no address ${name}`);
  return address;
}
