import { expectRolesEnter } from '../../stage/entering.ts';
import { configOfSuites } from '../../journey.ts';
import { matrixOf } from '../../matrix.ts';
import { arranged, twoBridges } from '../prepare.ts';
import { productOf } from '../product.ts';
import { check, expect, part, test } from './suite.ts';

const cells = matrixOf('meetings');
const roles = [...new Set(cells.map(({ role }) => role))];

for (const role of roles)
  test(
    ...part(
      'roles-enforced',
      { title: `Quyền của vai trò ${role}`, of: roles.length },
      async (stage) => {
        const product = await productOf(stage);
        const held = await arranged(stage, 'roles-enforced', twoBridges(stage));
        const signsIn = configOfSuites().roles.roles[role]?.signsIn !== false;
        const person = signsIn
          ? await stage.person(role)
          : { account: stage.account('bridge'), request: await stage.anonymous() };
        for (const { permission, allowed, title } of cells.filter((cell) => cell.role === role)) {
          const wanted = allowed ? 'được làm' : 'bị từ chối';
          const answer = await product.can(permission, person, held.id);
          expect(answer, title).toBe(wanted);
        }
      },
    ),
  );

test(
  ...check('roles-enter', (stage) =>
    expectRolesEnter(stage, 'meetings', ['chair', 'secretary', 'bridge', 'administrator']),
  ),
);
