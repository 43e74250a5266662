import { suiteOf } from '../../test.ts';

export { expect } from '../../test.ts';

/** What the checks of this platform are written with. */
export const { test, check, part } = suiteOf('province');
