import { platformOf } from '../../journey.ts';
import { expectPagesUsable } from '../../stage/page-expectations.ts';
import { SYSTEMS } from '../offer/visit.ts';
import { productOf } from '../product.ts';
import { part, test } from './suite.ts';

const { systems } = platformOf('sso');

for (const system of SYSTEMS) {
  const title = systems[`sso-${system}`]?.vi ?? system;
  test(
    ...part('accessible', { title, of: SYSTEMS.length }, async (stage) => {
      const { pages, entrance } = await productOf(stage);
      const role = system === 'citizens' ? 'citizen' : 'officer';
      const { page } = await stage.as(role, undefined, 3);
      // Officers come in by the desk; what they enter next knows them by the session that is shared.
      if (system === 'documents') await entrance(page).open(system);
      await expectPagesUsable(stage, page, pages(system));
    }),
  );
}
