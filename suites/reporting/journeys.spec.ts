import { suiteOf } from '../test.ts';

const { journeys, test, walk } = suiteOf('reporting');

// The folder is the registry.
for (const journey of await journeys()) test(...walk(journey));
