import { suiteOf } from '../test.ts';

const { journeys, test, walk } = suiteOf('province');

// The folder is the registry.
for (const journey of await journeys()) test(...walk(journey));
