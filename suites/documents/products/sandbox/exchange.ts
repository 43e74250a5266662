import type { APIResponse } from '@playwright/test';
import { z } from 'zod';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';
import type { Exchange, SendAnswer } from '../../offer/exchange.ts';

const Sent = z.object({ ErrorCode: z.string(), docId: z.string().nullable() });
const Agencies = z.object({
  data: z.array(
    z.object({
      orgCode: z.string(),
      orgName: z.string(),
      formerCodes: z.array(z.string()),
      locked: z.boolean(),
      signedOnly: z.boolean(),
    }),
  ),
});
const Statuses = z.object({
  data: z.array(
    z.object({
      ...{ organId: z.string(), status: z.string(), reason: z.string() },
      at: z.string().default(''),
    }),
  ),
});
const Received = z.object({ data: z.array(z.object({ docId: z.string() })) });
const Edoc = z.object({ data: z.string().nullable() });

/** How long an answer may take, and how much longer with every byte that is sent. */
const PATIENCE_MS = 30_000;
const BYTES_A_MS = 1000;

/** The agency that the other province's system is of. */
const NEIGHBOUR = /Lâm Đồng/;

/** The exchange as the system of another province reaches it. @throws AnswerError where it does not know that agency */
export async function openExchange(stage: Stage): Promise<Exchange> {
  const base = addressOf(stage.target, 'document-exchange');
  const { username, password } = stage.account('neighbour-system');
  const request = await stage.anonymous();
  const headers = { 'x-systemid': username, 'x-secretkey': password };
  const ask = async <T extends z.ZodType>(path: string, shape: T) =>
    shaped(await request.get(`${base}/v1/${path}`, { headers }), shape);

  const send = async (envelope: Uint8Array, key = password): Promise<SendAnswer> => {
    const multipart = new FormData();
    multipart.append('edocFile', new Blob([Uint8Array.from(envelope)]), 'van-ban.edxml');
    multipart.append('messageType', 'edoc');
    const answer = await request.post(`${base}/v1/sendEdoc`, {
      ...{ multipart, headers: { ...headers, 'x-secretkey': key } },
      timeout: PATIENCE_MS + envelope.length / BYTES_A_MS,
    });
    const { ErrorCode, docId } = await shaped(answer, Sent);
    return { code: ErrorCode, docId };
  };
  const agencies = async () =>
    (await ask('getAgenciesList', Agencies)).data.map((one) => ({
      ...{ organId: one.orgCode, name: one.orgName },
      ...{ formerIds: one.formerCodes, locked: one.locked },
      signedOnly: one.signedOnly,
    }));
  const own = (await agencies()).find(({ name }) => NEIGHBOUR.test(name));
  if (own === undefined) throw new AnswerError('trục không có cơ quan của tỉnh bạn');
  return {
    ...{ organId: own.organId, name: own.name, agencies },
    send: (envelope) => send(envelope),
    sendWithWrongKey: (envelope) => send(envelope, `${password}-sai`),
    registerCertificate: async (certificate) => {
      const path = `${base}/v1/registerCertificate`;
      const answer = await request.post(path, { headers, data: { certificate } });
      const { ErrorCode } = await shaped(answer, z.object({ ErrorCode: z.string() }));
      if (ErrorCode !== '0') throw new AnswerError(`trục không nhận chứng thư số: mã ${ErrorCode}`);
    },
    statuses: async (docId) =>
      (await ask(`getReceiveStatus?docId=${encodeURIComponent(docId)}`, Statuses)).data,
    received: async () =>
      (await ask('syncReceivedEdocList', Received)).data.map(({ docId }) => docId),
    envelope: async (docId) => {
      const { data } = await ask(`getEdoc?docId=${encodeURIComponent(docId)}`, Edoc);
      if (data === null) throw new AnswerError(`trục không có gói tin ${docId}`);
      return Buffer.from(data, 'base64');
    },
  };
}

/** @throws AnswerError where the exchange answers something else */
async function shaped<T extends z.ZodType>(answer: APIResponse, shape: T): Promise<z.infer<T>> {
  const path = new URL(answer.url()).pathname;
  if (!answer.ok()) throw new AnswerError(`${path} trả lời mã ${answer.status()}`);
  const read = shape.safeParse(await answer.json().catch(() => undefined));
  if (!read.success) throw new AnswerError(`${path} trả lời khác quy cách`);
  return read.data;
}
