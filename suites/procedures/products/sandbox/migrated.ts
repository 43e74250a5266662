import { z } from 'zod';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import type { Migrated } from '../../offer/connection.ts';

const HandedOver = z.object({ code: z.string(), province: z.string(), procedure: z.string() });
const TakenOver = z.object({ code: z.string(), procedure: z.string() });

/** More pages than any reconciliation export has. */
const MAX_PAGES = 1_000;

/** The reconciliation exports of the administrator. */
export function migratedOn(stage: Stage): Migrated {
  return {
    handedOver: () => everyPage(stage, '/api/migrated/source', HandedOver),
    takenOver: () => everyPage(stage, '/api/migrated', TakenOver),
  };
}
async function everyPage<S extends z.ZodType>(
  stage: Stage,
  path: string,
  item: S,
): Promise<z.output<S>[]> {
  const { request } = await stage.person('administrator');
  const page = z.object({ pages: z.number(), items: z.array(item) });
  const items: z.output<S>[] = [];
  for (let number = 1, pages = 1; number <= Math.min(pages, MAX_PAGES); number++) {
    const url = `${addressOf(stage.target, 'procedures')}${path}?page=${number}`;
    const answer = await request.get(url);
    if (!answer.ok()) throw new AnswerError(`${path} trả lời mã ${answer.status()}`);
    const read = page.parse(await answer.json());
    pages = read.pages;
    items.push(...read.items);
  }
  return items;
}
