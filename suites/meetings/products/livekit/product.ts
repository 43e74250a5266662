import type { APIResponse } from '@playwright/test';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import type { Answer } from '../../offer/office.ts';
import type { MeetingsProduct, Product } from '../../product.ts';
import { settings } from '../../settings.ts';
import { roomIn } from '../../window/room.ts';
import * as lack from './lacking.ts';
import { openLine } from './line.ts';
import { meetingsOf, tokenFor } from './meetings.ts';
import { officeOf } from './office.ts';
import { recognise, serverOf } from './recognise.ts';

/** LiveKit, which carries media and knows rooms and tokens, with a window of this repository's: see `host/`. */
export const product: MeetingsProduct = {
  // Nobody signs in: an invitation is a token.
  signIn: async () => {},
  recognise,
  on,
};

function on(stage: Stage): Product {
  const base = addressOf(stage.target, 'meetings');
  let known: ReturnType<typeof serverOf> | undefined;
  const server = () => (known ??= serverOf(stage));
  return {
    office: (somebody) => officeOf(stage, server, somebody),
    async room({ page, account }, meeting) {
      const token = await tokenFor(stage, account, meeting);
      const given = new URLSearchParams({ server: (await server()).url, token });
      await page.goto(`${base}/#${given}`);
      return { ...roomIn(page), raiseHand: lack.NO_HANDS };
    },
    line: async (somebody, room) =>
      openLine(await server(), somebody, room, await tokenFor(stage, somebody.account, room)),
    opens: async (somebody, room) => {
      const token = meetingsOf(stage).get(room)?.tokens.get(somebody.account.username);
      return answerOf(await (await server()).validate(somebody, token ?? ''));
    },
    can: lack.NO_ACCOUNTS,
    enters: lack.NO_ACCOUNTS,
    guide: lack.NO_PAGES,
    pages: { ordinary: lack.NO_PAGES, wrong: lack.NO_PAGES, accessible: lack.NO_PAGES },
    turnServers: async () => (await server()).iceServers?.map(({ urls }) => urls),
    mediaServers: async () => settings().mediaServers,
    certificates: lack.NO_NAMED_CERTIFICATE,
    choices: lack.NO_VOTES,
  };
}

function answerOf(answer: APIResponse): Answer {
  const status = answer.status();
  if ([401, 403, 404].includes(status)) return 'bị từ chối';
  return status < 400 ? 'được làm' : `trả lời mã ${status}`;
}
