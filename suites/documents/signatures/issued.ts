import { AnswerError } from '../../stage/precondition.ts';
import type { Stage } from '../../stage/stage.ts';
import { advance, agencyOf, exchangeOf, freeNumber, officeOf } from '../prepare.ts';
import { plain } from '../plain.ts';
import { productOf } from '../product.ts';
import { kindFor } from '../settings.ts';
import { pdfOf } from '../../signatures/pdf.ts';
import { verifiedIn } from '../../signatures/verify.ts';
import type { Signature } from '../../signatures/verify.ts';

const PAPER = 'văn bản.pdf';

/** A document of the home unit with its file, and the signatures in it. */
export interface Issued {
  id: string;
  /** Number and symbol. */
  number: string;
  name: string;
  pdf: Buffer;
  signatures: Signature[];
  /** Who signed, as the document's page tells. */
  signer: string;
}

/** Drafts a document that is a PDF, and submits it to the leader. `name`: the case, which has a kind of its own. */
export function submittedPdf(stage: Stage, name: string): Promise<string> {
  return stage.given('có văn bản PDF trình lãnh đạo ký', () => submit(stage, name));
}

/** The same, signed by the leader and issued to the other unit. */
export function issuedPdf(stage: Stage, name: string): Promise<Issued> {
  return stage.given('có văn bản PDF đã ký và phát hành', async () => {
    const id = await submit(stage, name);
    for (const step of ['signed', 'numbered', 'issued'] as const) await advance(stage, id, step);
    const document = (await officeOf(stage, 'clerk')).document(id);
    const pdf = await document.paper(PAPER);
    const signatures = await verifiedIn(pdf);
    const [number, signer] = [await document.fact('number'), await document.fact('signer')];
    if (signer === '') throw new AnswerError('trang văn bản không nêu người ký');
    return { id, number, name: PAPER, pdf, signatures, signer };
  });
}

async function submit(stage: Stage, name: string): Promise<string> {
  const { organId } = await agencyOf(await exchangeOf(stage), stage.target.units.other);
  const subject = `V/v ban hành văn bản ký số, ${stage.marker} ${freeNumber()}`;
  const buffer = await pdfOf(plain(subject));
  const papers = [{ name: PAPER, mimeType: 'application/pdf', buffer }];
  const drafter = await officeOf(stage, 'specialist');
  const id = await drafter.draft({ kind: kindFor(name), subject, receivers: [organId], papers });
  await advance(stage, id, 'submitted');
  return id;
}

/** Certificates of the authorities that are trusted, PEM. */
export async function trustedBy(stage: Stage): Promise<string[]> {
  const product = await productOf(stage);
  return stage.given('có chứng thư số của cơ quan chứng thực', () => product.authorities());
}
