import { z } from 'zod';
import type { APIRequestContext } from '@playwright/test';
import { parse } from 'node-html-parser';
import { minuteIn } from '../../../stage/days.ts';
import { factsOf, plain, rowsOf } from '../../../stage/html-table.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import type { Described, Found, Published } from '../../offer/published.ts';

const List = z.object({
  data: z.array(
    z.object({ id: z.string(), code: z.string(), name: z.string(), level: z.string() }),
  ),
});
const Detail = z.object({
  data: z.object({
    name: z.string(),
    executionMethods: z
      .array(
        z.object({
          submissionMethod: z.string(),
          processingTime: z.number(),
          fees: z.array(z.object({ value: z.number() })),
        }),
      )
      .min(1),
    executionCases: z.array(
      z.object({ profileComponents: z.array(z.object({ name: z.string() })) }),
    ),
  }),
});
const Agencies = z.object({ agencies: z.array(z.object({ name: z.string() })) });

/** What everybody can read on the portal. */
export function publishedOn(stage: Stage, portal: string): Published {
  const text = async (path: string) => {
    const answer = await (await stage.anonymous()).get(portal + path);
    if (!answer.ok())
      throw new AnswerError(`${path} trả lời mã ${answer.status()}`, answer.status());
    return answer.text();
  };
  const json = async <T extends z.ZodType>(path: string, shape: T): Promise<z.infer<T>> => {
    const read = shape.safeParse(jsonOf(await text(path)));
    if (!read.success) throw new AnswerError(`${path} trả lời khác quy cách`);
    return read.data;
  };
  let places: Promise<Map<string, string>> | undefined;
  const placeOf = async (procedure: string) => {
    places ??= placesOn(await stage.anonymous(), portal);
    return placeIn(await places, procedure);
  };
  const detail = async (procedure: string) => {
    return (await json(`/api/thu-tuc/${await placeOf(procedure)}`, Detail)).data;
  };
  const lookUp = (code: string) => text(`/tra-cuu?ma=${encodeURIComponent(code)}`);
  return {
    lookUp,
    procedures: async () => (await json('/api/thu-tuc', List)).data,
    listed: async () =>
      rowsOf(await text('/thu-tuc-hanh-chinh')).map((row) => row['Mã thủ tục'] ?? ''),
    async onPage(procedure) {
      return onPage(await text(`/thu-tuc-hanh-chinh/${await placeOf(procedure)}`));
    },
    async byInterface(procedure) {
      const { name, executionMethods, executionCases } = await detail(procedure);
      const [{ processingTime: days, fees } = { processingTime: 0, fees: [] }] = executionMethods;
      const papers = executionCases.flatMap((one) => one.profileComponents.map(({ name }) => name));
      return { name, days, papers, fee: fees.reduce((sum, { value }) => sum + value, 0) };
    },
    communes: async () =>
      (await json('/api/co-quan?loai=unit&tinh=19', Agencies)).agencies.map(({ name }) => name),
    found: async (code) => foundOn(await lookUp(code)),
    isOnline: async (procedure) =>
      (await detail(procedure)).executionMethods.some(
        ({ submissionMethod }) => submissionMethod === 'ONLINE',
      ),
  };
}

/** What the page of the look-up tells. */
function foundOn(html: string): Found {
  const facts = factsOf(html);
  const fact = (term: string) => facts.get(term) ?? '';
  return {
    ...{ status: fact('Trạng thái'), procedure: fact('Thủ tục') },
    ...{ agency: fact('Cơ quan thực hiện'), filedAt: minuteIn(fact('Thời điểm nộp')) },
    progress: parse(html)
      .querySelectorAll('main ol li p')
      .map(({ text }) => plain(text)),
  };
}

/** Where a procedure has its page. @throws AnswerError where it is not published */
export async function idOf(
  request: APIRequestContext,
  portal: string,
  procedure: string,
): Promise<string> {
  return placeIn(await placesOn(request, portal), procedure);
}

/** Code → place of every published procedure. */
async function placesOn(request: APIRequestContext, portal: string): Promise<Map<string, string>> {
  const answer = await request.get(`${portal}/api/thu-tuc`);
  const read = List.safeParse(jsonOf(await answer.text()));
  return new Map(read.data?.data.map(({ id, code }) => [code, id]) ?? []);
}

function placeIn(places: ReadonlyMap<string, string>, procedure: string): string {
  const id = places.get(procedure);
  if (id === undefined) throw new AnswerError(`Cổng không có thủ tục ${procedure}`);
  return id;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Amount in words of the page → đồng. */
export function dongIn(text: string): number {
  return Number(/[\d.]+(?= đồng)/.exec(text)?.[0].replaceAll('.', '') ?? 0);
}

function onPage(html: string): Described {
  const facts = factsOf(html);
  const fact = (term: string) => facts.get(term) ?? '';
  return {
    name: /<h1>([^<]*)<\/h1>/.exec(html)?.[1]?.trim() ?? '',
    fee: dongIn(fact('Phí, lệ phí')),
    days: Number.parseInt(fact('Thời gian'), 10),
    papers: fact('Thành phần hồ sơ').split('; '),
  };
}
