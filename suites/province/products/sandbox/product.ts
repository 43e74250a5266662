import { z } from 'zod';
import type { Account } from '../../../../config/targets/target.ts';
import { platformOf } from '../../../journey.ts';
import { vendorProduct } from '../../../product/product.ts';
import type { Api } from '../../../stage/api.ts';
import { submitForm } from '../../../stage/html-form.ts';
import { factsOf } from '../../../stage/html-table.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Person, Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import type { Attempt, Product, ProvinceProduct } from '../../product.ts';
import { dossiersCounted } from './report-page.ts';
import { TRIED } from './rights.ts';

/** The connections between the stand-ins of this repository. */
export const product: ProvinceProduct = { signIn, recognise, on };

const Visits = z.object({
  visits: z.array(
    z.object({
      ...{ span: z.string(), parent: z.string(), method: z.string(), path: z.string() },
      ...{ status: z.number(), at: z.string(), ms: z.number() },
    }),
  ),
});

/** Who operates the connections has no session: the account goes with each request. */
async function signIn(): Promise<void> {}

/** The connections are this product's where the systems are. */
async function recognise(stage: Stage): Promise<boolean> {
  for (const slug of Object.keys(stage.target.products)) {
    if (slug === stage.platform) continue;
    const system = await vendorProduct(slug, stage.target);
    if (!(await system.recognise(stage.on(slug)))) return false;
  }
  return true;
}

function on(stage: Stage): Product {
  const at = (system: string) => addressOf(stage.target, system);
  const text = async ({ request }: Person, address: string) => {
    const answer = await request.get(address);
    if (!answer.ok())
      throw new AnswerError(`${new URL(address).pathname} trả lời mã ${answer.status()}`);
    return answer.text();
  };
  return {
    async resultAt(officer, code) {
      const page = await text(officer, `${at('procedures')}/ho-so/${encodeURIComponent(code)}`);
      const facts = factsOf(page);
      const day = (facts.get('Ngày ban hành') ?? '').split('/').reverse().join('-');
      return { number: facts.get('Số, ký hiệu') ?? '', issuedOn: day };
    },
    async takeFigures({ request }, report) {
      const page = `${at('reporting')}/bao-cao/${report}`;
      await (await submitForm(request, page, 'Lấy số liệu một cửa')).follow();
    },
    counted: async (reporter, report) =>
      dossiersCounted(await text(reporter, `${at('reporting')}/bao-cao/${report}`)),
    async visits(system, trace) {
      const operator = stage.account('integration-operator');
      const answer = await askLog(await stage.api(at(system)), operator, trace);
      const read = Visits.safeParse(answer.json);
      if (answer.status !== 200 || !read.success)
        throw new AnswerError(`nhật ký truy vết trả lời mã ${answer.status}`);
      return read.data.visits.map((visit) => ({ system, ...visit }));
    },
    async askWithoutKey(code) {
      const api = await stage.api(at('procedures'));
      const path = `/lien-thong/ho-so/${encodeURIComponent(code)}`;
      const none = await api.ask({ path });
      const wrong = await api.ask({ path, headers: { authorization: 'Bearer khoa-sai' } });
      return [none, wrong].map(({ status }) => attemptOf(status));
    },
    async can(permission, account) {
      if (!TRIED.includes(permission))
        throw new RangeError(`nobody knows how to try ${permission}`);
      const systems = platformOf('province').addresses;
      const apis = await Promise.all(systems.map((system) => stage.api(at(system))));
      const answers = await Promise.all(apis.map((api) => askLog(api, account, stage.trace)));
      const all = answers.map(({ status }) => attemptOf(status));
      // One system that answers otherwise than the others decides.
      return all.find((one) => one !== 'bị từ chối') ?? 'bị từ chối';
    },
  };
}

/** Asks a system for what it noted of a trace; without an account as a visitor does. */
function askLog(api: Api, account: Account | null, trace: string) {
  const path = `/nhat-ky-truy-vet?trace=${trace}`;
  const pair = `${account?.username}:${account?.password}`;
  const authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
  return api.ask({ path, ...(account && { headers: { authorization } }) });
}

function attemptOf(status: number): Attempt {
  if (status === 401 || status === 403) return 'bị từ chối';
  return status === 200 ? 'được làm' : `trả lời mã ${status}`;
}
