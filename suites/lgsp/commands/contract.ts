import type { CommandAnswer, PlatformCommands } from '../../platform-command.ts';
import type { Account } from '../../../config/targets/target.ts';
import { collect } from '../contract/collect.ts';
import type { Ask } from '../contract/collect.ts';
import { readContract } from '../contract/document.ts';
import type { Contract, ContractCase, Operation, OperationObject } from '../contract/document.ts';
import { fetching } from '../contract/fetching.ts';
import { inOrder, tell } from '../contract/finding.ts';
import { judge } from '../contract/judge.ts';
import { ownContracts } from '../contract/own.ts';
import { provoke } from '../contract/requests.ts';
import { valuesFor } from '../contract/values.ts';
import { newRequestId } from '../prepare.ts';

type Options = Readonly<Record<string, unknown>>;

export const commands: PlatformCommands = {
  check: {
    description: 'ask the interfaces at an address, and tell where they differ from their contract',
    arguments: ['url'],
    options: {
      '--contract <file>': { description: 'an OpenAPI 3.1 document in place of our own' },
      '--client <id>': {
        description: 'who calls; the secret is read from CONTRACT_CLIENT_SECRET',
      },
      '--token-path <path>': { description: 'where tokens are given', default: '/token' },
      '--scope <scopes>': {
        description: 'scopes to ask for, where the gateway gives none that is not asked for',
      },
      '--requests <number>': {
        description: 'wrong requests made for each operation; they may leave something behind',
        default: '0',
      },
      '--seed <number>': { description: 'the same seed makes the same requests', default: '1' },
      '--lang <language>': { description: 'vi or en', default: 'vi' },
      '--json': { description: 'print what was found as JSON' },
    },
    run: ([url = ''], options) => checkContract(url, options),
  },
};

async function checkContract(url: string, options: Options): Promise<CommandAnswer> {
  const { lang, contract: file } = options;
  if (!URL.canParse(url)) throw new RangeError(`found ${url}, expected an address like https://…`);
  if (lang !== 'vi' && lang !== 'en')
    throw new RangeError(`found --lang ${String(lang)}, expected vi or en`);
  const read = file === undefined ? ownContracts() : [readContract(String(file))];
  const contracts = read.map(asOne);
  const calling = await caller(url.replace(/\/$/, ''), options);
  if (typeof calling === 'string') return { text: calling, outcome: 'undecided' };
  const { ask, account } = calling;
  const values = valuesFor(account, newRequestId());
  const operations = contracts.flatMap((one) => one.operations);
  const collected = await collect(operations, ask, values);
  const findings = judge(contracts, collected);
  const effort = { seed: whole(options, 'seed'), runs: whole(options, 'requests') };
  if (effort.runs > 0)
    for (const contract of contracts)
      findings.push(...(await provoke(contract, ask, values, effort)));
  const all = inOrder(findings);
  const asked = collected.length;
  const left = read.flatMap((one) => one.operations).length - operations.length;
  const summary =
    lang === 'vi'
      ? `${asked} yêu cầu, ${all.length} chỗ khác đặc tả; ${left} giao diện cần quyền khác, không hỏi`
      : `${asked} requests, ${all.length} differences from the contract; ${left} operations need other rights and were not asked`;
  const text = options['json']
    ? JSON.stringify(all, null, 2)
    : [...all.map((one) => tell(one, lang)), summary].join('\n');
  // What answered nothing at all was not judged.
  const isMute = collected.every(({ answer }) => answer === undefined);
  return { text, outcome: isMute ? 'undecided' : all.length === 0 ? 'success' : 'no-go' };
}

const ROLE = 'province-system';

/** A contract as one system alone can ask it: what takes another's rights is left out, and not missed. */
function asOne(contract: Contract): Contract {
  const own = contract.operations.filter(({ object }) => (object['x-role'] ?? ROLE) === ROLE);
  const operations = own.map((operation) => {
    const cases = operation.object['x-cases'];
    if (cases === undefined) return operation;
    const others = cases.filter(({ role }) => role !== undefined);
    const rare = others.flatMap(({ expect }) => expect.code ?? []);
    const own = cases.filter(({ role }) => role === undefined);
    const object = {
      ...operation.object,
      'x-cases': own,
      responses: withRare(operation, others, own),
      'x-rare-codes': [...(operation.object['x-rare-codes'] ?? []), ...rare],
    };
    return { ...operation, object };
  });
  return { ...contract, operations };
}

/** The answers of an operation, where those that only others bring about are not missed. */
function withRare(
  { object }: Operation,
  others: readonly ContractCase[],
  own: readonly ContractCase[],
): OperationObject['responses'] {
  const isMine = (status: string) => own.some(({ expect }) => String(expect.status) === status);
  const statuses = others.map(({ expect }) => String(expect.status));
  return Object.fromEntries(
    Object.entries(object.responses).map(([status, response]) => [
      status,
      statuses.includes(status) && !isMine(status) ? { ...response, 'x-rare': true } : response,
    ]),
  );
}

function whole(options: Options, name: string): number {
  const value = Number(options[name]);
  if (!Number.isInteger(value) || value < 0)
    throw new RangeError(`found --${name} ${String(options[name])}, expected a whole number`);
  return value;
}

/** What Node knows of why there was no answer. */
function reasonOf({ message, cause }: Error): string {
  return cause instanceof Error ? cause.message : message;
}

/**
 * One system calls for every role: what it may not do is told as it is answered.
 * @returns why nothing can be asked, where the address does not answer or gives no token
 */
async function caller(
  url: string,
  { client, tokenPath, scope, lang }: Options,
): Promise<{ ask: Ask; account: Account } | string> {
  const send = fetching(url);
  const secret = process.env['CONTRACT_CLIENT_SECRET'];
  if (typeof client !== 'string' || secret === undefined)
    throw new RangeError('expected --client <id>, and its secret in CONTRACT_CLIENT_SECRET');
  const account = {
    ...{ platform: 'lgsp', role: 'province-system', unit: null },
    ...{ username: client, password: secret },
  } as Account;
  const headers = {
    Authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`,
  };
  const form = {
    grant_type: 'client_credentials',
    ...(typeof scope === 'string' && { scope }),
  };
  const asked = { method: 'POST', path: String(tokenPath), headers, form } as const;
  const answer = await send(asked).catch((error: Error) => error);
  const vi = lang === 'vi';
  if (answer instanceof Error)
    return `${url} ${vi ? 'không trả lời' : 'does not answer'}: ${reasonOf(answer)}`;
  const token = (answer.json as { access_token?: unknown } | undefined)?.access_token;
  if (typeof token !== 'string')
    return vi
      ? `${url}${asked.path} không cấp mã truy cập cho ${client}, trả lời mã ${answer.status}`
      : `${url}${asked.path} gave no token to ${client}, it answers ${answer.status}`;
  const ask: Ask = (request, role) =>
    send({
      ...request,
      headers: { ...(role !== null && { Authorization: `Bearer ${token}` }), ...request.headers },
    });
  return { ask, account };
}
