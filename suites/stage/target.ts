import { takenOver } from '../../config/targets/handed.ts';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import type { Account } from '../../config/targets/target.ts';

/** The target this process tests, as the trial or `playwright.config.ts` handed it over. */
export function targetFromEnvironment(env: NodeJS.ProcessEnv = process.env): ResolvedTarget {
  const text = env['NGHIEMTHU_TARGET'];
  if (text === undefined) throw new Error('NGHIEMTHU_TARGET is not set: no target to test');
  const target = takenOver(text);
  if (target === undefined) throw new Error(`NGHIEMTHU_TARGET holds no target that is resolved`);
  return target;
}

/**
 * The base address of a platform or of a system beside it.
 * @throws Error where the target does not give it
 */
export function addressOf(target: ResolvedTarget, name: string): string {
  const address = target.addresses[name];
  if (address === undefined) throw new Error(`target ${target.name} has no address ${name}`);
  return address;
}

/** The target as the cases of one platform see it: with the accounts of that platform alone. */
export function onPlatform(target: ResolvedTarget, platform: string): ResolvedTarget {
  const accounts = target.accounts.filter((account) => account.platform === platform);
  return { ...target, accounts };
}

/** The accounts of a role, of one unit where it is given, in the order of the configuration. */
export function accountsOf(target: ResolvedTarget, role: string, unit?: string | null): Account[] {
  return target.accounts.filter(
    (account) => account.role === role && (unit === undefined || account.unit === unit),
  );
}
