import { advance, officeOf } from '../documents/prepare.ts';
import { pdfOf } from '../signatures/pdf.ts';
import { expect } from '../stage/expect.ts';
import type { Stage } from '../stage/stage.ts';
import { officerOf } from './prepare.ts';
import type { Filed } from './prepare.ts';
import { productOf } from './product.ts';
import { settings } from './settings.ts';

/** The document by which a result was issued. */
export interface Issued {
  /** Number and symbol. */
  number: string;
  /** `2025-06-28`. */
  issuedOn: string;
  file: Buffer;
}

const FILE = 'ket-qua.pdf';

/** Drafts, signs, numbers and issues the result of a dossier in the document system. */
export async function issueResult(stage: Stage, { code }: Filed): Promise<Issued> {
  const documents = stage.on('documents');
  const drafter = await officeOf(documents, 'specialist');
  const subject = `Kết quả giải quyết hồ sơ ${code}`;
  const buffer = await pdfOf(`Ho so ${code}`);
  const papers = [{ name: FILE, mimeType: 'application/pdf', buffer }];
  const id = await drafter.draft({
    ...{ kind: settings().resultKind, subject, receivers: [], papers, dossier: code },
  });
  for (const step of ['submitted', 'signed', 'numbered', 'issued'] as const)
    await advance(documents, id, step);
  const document = (await officeOf(documents, 'clerk')).document(id);
  const [number, file] = [await document.fact('number'), await document.paper(FILE)];
  const day = (await document.fact('issued on')).split('/').reverse().join('-');
  return { number, file, issuedOn: day };
}

/** Waits until the one-stop system has the result that was issued. */
export async function resultArrived(stage: Stage, { code }: Filed, issued: Issued): Promise<void> {
  const product = await productOf(stage);
  const officer = await officerOf(stage, 'one-stop');
  const number = async () => (await product.resultAt(officer, code)).number;
  await expect.poll(number, 'số, ký hiệu ở xã').toBe(issued.number);
}
