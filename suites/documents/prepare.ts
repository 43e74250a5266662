import { randomInt } from 'node:crypto';
import { configOfSuites } from '../journey.ts';
import { today } from '../stage/days.ts';
import { AnswerError } from '../stage/precondition.ts';
import type { Stage } from '../stage/stage.ts';
import type { Attachment, Dialect, Envelope } from './exchange/envelope.ts';
import { writeEnvelope } from './exchange/write.ts';
import { STATES } from './offer/document.ts';
import type { DocumentInOffice } from './offer/document.ts';
import type { Exchange } from './offer/exchange.ts';
import type { Draft, Office, OnPaper } from './offer/office.ts';
import { productOf } from './product.ts';
import { kindFor, settings } from './settings.ts';

/** The office of a role, without a window. */
export async function officeOf(
  stage: Stage,
  role: string,
  unit?: string,
  nth?: number,
): Promise<Office> {
  return (await productOf(stage)).office(await stage.person(role, unit, nth));
}

/** The exchange, as far as cases use it. */
export async function exchangeOf(stage: Stage): Promise<Exchange> {
  const product = await productOf(stage);
  return stage.given('trục liên thông có các giao diện mà bộ kiểm thử này đọc', () =>
    product.exchange(),
  );
}

/** Identifier code and name of a unit, as the exchange has them. */
export async function agencyOf(exchange: Exchange, unit: string) {
  const { communes, plan } = configOfSuites();
  const named = communes.find(({ code }) => code === unit)?.name ?? plan.province.name.vi;
  const ends = named.toLocaleLowerCase('vi');
  const agency = (await exchange.agencies()).find(({ name }) =>
    name.toLocaleLowerCase('vi').endsWith(ends),
  );
  if (agency === undefined) throw new AnswerError(`trục không có cơ quan ${named}`);
  return agency;
}

/** A day some days after today, or before it: `2025-06-30`. */
export function daysFromToday(days: number): string {
  return Temporal.PlainDate.from(today()).add({ days }).toString();
}

/** A number that no other case uses. */
export function freeNumber(): string {
  return String(randomInt(100_000, 9_999_999));
}

/** `07/TB-UBND`, as people write number and symbol. */
export function written({ number, notation }: Pick<Envelope, 'number' | 'notation'>): string {
  return `${number.padStart(2, '0')}/${notation}`;
}

/** Small files that look like nothing else. */
export function attachment(name: string, marker: string): Attachment {
  return { name, type: 'text/plain', bytes: Buffer.from(`${marker}: ${name}\n`) };
}

/** A document of the neighbour's, to the home unit where none is given. `name`: the case, which has a kind of its own. */
export async function envelopeFor(
  stage: Stage,
  exchange: Exchange,
  name: string,
  more: Partial<Envelope> = {},
  unit = stage.target.units.home,
): Promise<Envelope> {
  const kind = kindFor(name);
  const receiver = await agencyOf(exchange, unit);
  return {
    ...{ from: { organId: exchange.organId, name: exchange.name }, to: [receiver] },
    ...{ number: freeNumber(), notation: 'SNV-VP', place: 'Lâm Đồng', issuedOn: today() },
    ...{ kind, kindName: settings().kinds[kind] ?? '', signer: 'Nguyễn Thị Kiểm Thử' },
    subject: `V/v phối hợp quản lý, ${stage.marker}`,
    attachments: [attachment('phụ lục.txt', stage.marker)],
    ...more,
  };
}

/** What was sent to the home unit from another province. */
export interface SentIn {
  exchange: Exchange;
  envelope: Envelope;
  /** The exchange's own identity. */
  docId: string;
}

/** Sends a document from another province to the home unit. */
export async function sendIn(
  stage: Stage,
  name: string,
  more: Partial<Envelope> = {},
  dialect: Dialect = 'qcvn',
): Promise<SentIn> {
  const exchange = await exchangeOf(stage);
  const envelope = await envelopeFor(stage, exchange, name, more);
  const { code, docId } = await exchange.send(writeEnvelope(envelope, dialect));
  if (code !== '0' || docId === null) throw new AnswerError(`trục trả lời mã lỗi ${code}`);
  return { exchange, envelope, docId };
}

/** The document that an envelope became at a unit. @throws AnswerError where there is none */
export async function arrived(
  stage: Stage,
  { envelope }: Pick<SentIn, 'envelope'>,
  unit?: string,
): Promise<string> {
  const clerk = await officeOf(stage, 'clerk', unit);
  const [id] = await clerk.listed('in', written(envelope));
  if (id === undefined) throw new AnswerError(`danh sách không có văn bản ${written(envelope)}`);
  return id;
}

type Incoming = 'waiting' | 'registered' | 'processing';

/** An incoming document that has come as far as a case needs. */
export function takenIn(
  stage: Stage,
  name: string,
  until: Incoming,
  days?: number,
  more: Partial<Envelope> = {},
): Promise<SentIn & { id: string }> {
  return stage.given('có văn bản đến từ trục liên thông', async () => {
    const sent = await sendIn(stage, name, more);
    const id = await arrived(stage, sent);
    if (until !== 'waiting') await (await officeOf(stage, 'clerk')).document(id).register();
    if (until === 'processing') {
      const main = stage.account('specialist');
      const leader = (await officeOf(stage, 'leader')).document(id);
      await leader.instruct(`Giao xử lý. ${stage.marker}`, { main, ...(days && { days }) });
    }
    return { ...sent, id };
  });
}

type Outgoing = 'draft' | 'submitted' | 'signed' | 'numbered' | 'issued';
const OUTGOING: readonly Outgoing[] = ['draft', 'submitted', 'signed', 'numbered', 'issued'];

/** A document of the home unit's own. */
export interface Drafted {
  id: string;
  subject: string;
}

/** Drafts a document of the home unit and takes it as far as a case needs. */
export function drafted(
  stage: Stage,
  name: string,
  until: Outgoing,
  receivers: readonly string[] = [],
  more: Partial<Draft> = {},
): Promise<Drafted> {
  return stage.given('có văn bản đi', async () => {
    const subject = `V/v thông tin vận hành, ${stage.marker} ${freeNumber()}`;
    const drafter = await officeOf(stage, 'specialist');
    const paper = {
      ...{ name: 'dự thảo.txt', mimeType: 'text/plain', buffer: Buffer.from(`${subject}\n`) },
    };
    const id = await drafter.draft({
      kind: kindFor(name),
      subject,
      receivers,
      papers: [paper],
      ...more,
    });
    for (const step of OUTGOING.slice(1, OUTGOING.indexOf(until) + 1))
      await advance(stage, id, step);
    return { id, subject };
  });
}

/**
 * Takes a document that the case drafts back after it: one that has no number yet is removed as a draft, one that has is
 * sent and recalled, as nothing is deleted from the book. One that is gone is back already.
 */
export function takeBackAfterwards(stage: Stage, id: string): void {
  stage.afterwards(async (again) => {
    const product = await productOf(stage);
    const at = async (role: string) =>
      product.office(await again(stage.account(role))).document(id);
    const clerk = await at('clerk');
    const back: Readonly<Record<string, () => Promise<void>>> = {
      [STATES.submitted]: async () => (await at('leader')).comment(stage.marker),
      [STATES.draft]: async () => (await at('specialist')).remove(),
      [STATES.signed]: () => clerk.number(),
      [STATES.numbered]: () => clerk.issue(),
      [STATES.issued]: () => clerk.recall(stage.marker),
    };
    let last = '';
    // Any other answer than that there is none says nothing of where it stands.
    while ((await clerk.reading()).answer !== 'trả lời mã 404') {
      const state = await clerk.state();
      if (state === STATES.recalled) return;
      const step = back[state];
      if (step === undefined || state === last)
        throw new AnswerError(`văn bản ${id} còn lại: ${state}`);
      await step();
      last = state;
    }
  });
}

/** Takes a document of the home unit one step further. */
export async function advance(stage: Stage, id: string, to: Outgoing): Promise<void> {
  const at = async (role: string) => (await officeOf(stage, role)).document(id);
  if (to === 'submitted') await (await at('specialist')).submit(stage.account('leader'));
  if (to === 'signed') await (await at('leader')).sign();
  if (to === 'numbered') await (await at('clerk')).number();
  if (to === 'issued') await (await at('clerk')).issue();
}

/** A document on paper, of an agency that no other case uses. */
export function onPaper(stage: Stage, name: string, more: Partial<OnPaper> = {}): OnPaper {
  return {
    ...{ kind: kindFor(name), author: 'Hội Nông dân huyện Thử Nghiệm', number: freeNumber() },
    ...{ notation: 'CV-HND', issuedOn: today(), subject: `V/v tổ chức hội nghị, ${stage.marker}` },
    ...more,
  };
}

/** The newest envelopes at the mailbox of an exchange's system that have a text; other cases send there, too. */
export async function envelopesWith(exchange: Exchange, text: string): Promise<Buffer[]> {
  const newest = (await exchange.received()).slice(-20);
  const envelopes = await Promise.all(newest.map((docId) => exchange.envelope(docId)));
  return envelopes.filter((bytes) => bytes.toString('utf8').includes(text));
}

/** A document at an agency, as somebody there has it, found by its number and symbol. */
export async function receivedAt(
  stage: Stage,
  unit: string,
  number: string,
): Promise<DocumentInOffice | undefined> {
  const clerk = await officeOf(stage, 'clerk', unit);
  const [id] = await clerk.listed('in', number);
  return id === undefined ? undefined : clerk.document(id);
}
