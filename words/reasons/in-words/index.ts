import type { Text } from '../../text.ts';
import type { Facts, OfEach, Reason } from '../reason.ts';
import { browser } from './browser.ts';
import { connection } from './connection.ts';
import { monitor } from './monitor.ts';
import { page } from './page.ts';
import { platformWords } from './platform.ts';

const WORDS: OfEach<Facts, Text> = {
  ...page,
  ...connection,
  ...monitor,
  ...browser,
  ...platformWords(inWords),
};

/** Why a look did not succeed, for somebody who does not program. */
export function inWords(reason: Reason): Text {
  return (WORDS[reason.code] as (facts: Reason) => Text)(reason);
}
