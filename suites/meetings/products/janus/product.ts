import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import type { MeetingsProduct, Product } from '../../product.ts';
import { roomIn } from '../../window/room.ts';
import * as lack from './lacking.ts';
import { openLine } from './line.ts';
import { nameOf } from '../../window/bare-meeting.ts';
import { meetingOf } from './meetings.ts';
import { officeOf } from './office.ts';
import { recognise, serverOf } from './recognise.ts';
import type { Server } from './server.ts';

/** The video rooms of Janus, which carry media and know rooms and tokens, with a window of this repository's: see `host/`. */
export const product: MeetingsProduct = {
  // Nobody signs in: an invitation is a token of the room.
  signIn: async () => {},
  recognise,
  on,
};

/** What somebody tries who has no token. */
const GUESSED = 'doan-mo';

function on(stage: Stage): Product {
  const base = addressOf(stage.target, 'meetings');
  let known: Promise<Server> | undefined;
  const server = () => (known ??= serverOf(stage));
  return {
    office: (somebody) => officeOf(stage, server, somebody),
    async room({ page, account }, id) {
      const { room, chair, tokens } = meetingOf(stage, id);
      const given = new URLSearchParams({
        ...{ server: (await server()).url, room: id, id: account.username },
        ...{ name: nameOf(account), token: tokens.get(account.username) ?? GUESSED },
        iceServers: JSON.stringify((await server()).iceServers ?? []),
        ...(account.username === chair && { secret: room.secret }),
      });
      await page.goto(`${base}/#${given}`);
      return { ...roomIn(page), raiseHand: lack.NO_HANDS };
    },
    async line({ account }, id) {
      const { room, tokens } = meetingOf(stage, id);
      const token = tokens.get(account.username) ?? GUESSED;
      const asked = { id: account.username, display: nameOf(account), token };
      return openLine(await server(), room, asked);
    },
    // The room's page is the window, which is not Janus': what counts is whether the room lets somebody in.
    async opens({ account }, id) {
      const { room, tokens } = meetingOf(stage, id);
      const token = tokens.get(account.username) ?? '';
      const asked = { id: `${account.username}-xem`, display: nameOf(account), token };
      const line = await openLine(await server(), room, asked);
      const isInside = line.standing() === 'trong phòng';
      line.close();
      return isInside ? 'được làm' : 'bị từ chối';
    },
    can: lack.NO_ACCOUNTS,
    enters: lack.NO_ACCOUNTS,
    guide: lack.NO_PAGES,
    pages: { ordinary: lack.NO_PAGES, wrong: lack.NO_PAGES, accessible: lack.NO_PAGES },
    turnServers: async () => (await server()).iceServers?.map(({ urls }) => urls),
    mediaServers: async () => (await server()).media,
    certificates: (ways) => ways.map(({ certificate }) => certificate),
    choices: lack.NO_VOTES,
  };
}
