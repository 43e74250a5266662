import { parse } from 'node-html-parser';
import { itemsOf } from '../../../stage/html-table.ts';
import { plain } from '../../../stage/html-table.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import type { Somebody } from '../../offer/office.ts';
import type { MeetingsProduct, Product } from '../../product.ts';
import { settings } from '../../settings.ts';
import { openLine } from './line.ts';
import { officeOf } from './office.ts';
import { recognise } from './recognise.ts';
import { answerOf, attempt } from './rights.ts';
import { openRoom } from './room.ts';
import { signIn } from './sign-in.ts';

/** The stand-in of this repository. */
export const product: MeetingsProduct = { signIn, recognise, on };

/** Guides, one for each role. */
const GUIDES = ['chutri', 'thuky', 'diemcau', 'quantri'].map((role) => `/huong-dan/${role}`);

function on(stage: Stage): Product {
  const base = addressOf(stage.target, 'meetings');
  const named = (path: string) => ({ name: path, url: base + path });
  return {
    office: (somebody) => officeOf(base, somebody),
    room: ({ page }, meeting) => openRoom(page, base, meeting),
    line: (somebody, room) => openLine(base, somebody, room),
    opens: async ({ request }, room) =>
      answerOf(await request.get(`${base}/phong/${encodeURIComponent(room)}`)),
    can: (permission, somebody, meeting) => attempt(base, permission, somebody, meeting),
    turnServers: async ({ request }) => {
      const answer = await request.get(`${base}/api/may-chu-ice`);
      if (answer.status() === 503) return undefined;
      const { iceServers } = (await answer.json()) as { iceServers: { urls: string }[] };
      return iceServers.map(({ urls }) => urls);
    },
    enters: async ({ request, account }) => {
      try {
        await signIn(request, stage.target, account);
        return true;
      } catch (error) {
        if (error instanceof AnswerError && error.status === undefined) return false;
        throw error;
      }
    },
    guide: (request, role) => guideFor(base, request, role),
    pages: {
      ordinary: ['/', '/dang-nhap', '/huong-dan', ...GUIDES].map(named),
      wrong: ['/khong-co-trang-nay', '/huong-dan/khong-co', '/phong/%E0%A4%A'].map(named),
      accessible: ['/cuoc-hop', '/cuoc-hop/tao', '/huong-dan'].map(named),
    },
    mediaServers: async () => settings().mediaServers,
    certificates: (ways) => ways.map(({ certificate }) => certificate),
    choices: ['Tán thành', 'Không tán thành', 'Ý kiến khác'],
  };
}

async function guideFor(
  base: string,
  request: Somebody['request'],
  role: string,
): Promise<string[]> {
  const list = parse(await (await request.get(`${base}/huong-dan`)).text());
  const wanted = `Hướng dẫn dành cho ${role}`;
  const link = list.querySelectorAll('main a').find(({ text }) => plain(text) === wanted);
  if (link === undefined) return [];
  const page = await request.get(new URL(link.getAttribute('href') ?? '', base).href);
  return itemsOf(await page.text());
}
