import { roleName } from '../journey.ts';
import { signInOf } from '../product/product.ts';
import { expect } from './expect.ts';
import { answerTo } from './precondition.ts';
import type { Stage } from './stage.ts';

/**
 * Expects that each of these roles signs in with its account. Cases walk on with sessions that are there already, and a
 * sign-in that breaks only blocks them: here it is what is judged.
 */
export async function expectRolesEnter(
  stage: Stage,
  platform: string,
  roles: readonly string[],
): Promise<void> {
  const signIn = signInOf(platform);
  for (const role of roles)
    await stage.step(`${roleName(role)} đăng nhập được`, async () => {
      const request = await stage.anonymous();
      const answer = await answerTo(signIn(request, stage.target, stage.account(role)));
      expect(answer, 'kết quả đăng nhập').toBe('được nhận');
    });
}
