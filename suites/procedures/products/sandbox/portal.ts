import type { APIResponse } from '@playwright/test';
import { z } from 'zod';
import { dayOf } from '../../../stage/days.ts';
import { expect } from '../../../stage/expect.ts';
import { rowsOf } from '../../../stage/html-table.ts';
import { AnswerError, PreconditionError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { accountsOf, addressOf } from '../../../stage/target.ts';
import { isoDay } from '../../dates.ts';
import type { Portal } from '../../offer/connection.ts';
import { enterPortal } from './pages/entrance-page.ts';
import { contentOf } from '../../../stage/shown.ts';

const Calls = z.array(
  z.object({
    ...{ dossier: z.string(), step: z.string() },
    ...{ answer: z.number(), status: z.string().nullable() },
  }),
);
const Procedures = z.array(z.object({ code: z.string(), name: z.string() }));

type Get = (path: string) => Promise<APIResponse>;

/** The national portal by its interfaces and a citizen's page. @throws AnswerError where it is another portal */
export async function openPortal(stage: Stage): Promise<Portal> {
  const request = await stage.anonymous();
  const address = addressOf(stage.target, 'dvcqg');
  const get: Get = (path) => request.get(`${address}${path}`);
  await isKnown(get);
  return {
    procedures: async () => {
      const answer = await get('/api/procedures');
      expect(answer.status(), 'Cổng trả lời').toBe(200);
      const all = Procedures.parse(await answer.json());
      return new Map(all.map(({ code, name }) => [code, name]));
    },
    status: async (code) => (await dossierOn(get, code))?.statusName ?? null,
    filedOn: async (code) => {
      const filedAt = (await dossierOn(get, code))?.filedAt;
      return filedAt === undefined ? null : dayOf(filedAt);
    },
    calls: async (code) => {
      const answer = await get(`/api/log?dossier=${encodeURIComponent(code)}`);
      const calls = Calls.parse(await answer.json());
      const other = calls.find(({ dossier }) => dossier !== code)?.dossier;
      if (other !== undefined) throw new AnswerError(`nhật ký của ${code} có hồ sơ ${other}`);
      return calls;
    },
    expireTokens: async () => {
      const [account] = accountsOf(stage.target, 'integration');
      const data = { clientId: account?.username, clientSecret: account?.password };
      const answer = await request.post(`${address}/api/token/expire`, { data });
      if (!answer.ok())
        throw new PreconditionError(`the tokens cannot be expired: ${answer.status()}`);
    },
    ownList: async (username, password) => {
      const page = await stage.visitor();
      await stage.given('công dân đã đăng nhập Cổng bằng VNeID', () =>
        enterPortal(page, address, username, password),
      );
      const rows = rowsOf(await contentOf(page)).filter((row) => row['Mã hồ sơ'] !== undefined);
      return new Map(rows.map((row) => [row['Mã hồ sơ'] ?? '', isoDay(row['Ngày nộp'] ?? '')]));
    },
  };
}

async function dossierOn(get: Get, code: string) {
  const answer = await get(`/api/dossiers/${encodeURIComponent(code)}`);
  if (answer.status() === 404) return null;
  return z.object({ statusName: z.string(), filedAt: z.string() }).parse(await answer.json());
}

/** Another portal's interfaces are not judged here; one that does not answer is. */
async function isKnown(get: Get): Promise<void> {
  for (const path of ['/api/procedures', '/api/log?dossier=không-có']) {
    const answer = await get(path);
    if (answer.status() >= 500) continue;
    const text = await answer.text();
    if (!answer.ok() || !text.trimStart().startsWith('['))
      throw new AnswerError(`${path} trả lời mã ${answer.status()}, không phải danh sách`);
  }
}
