import { askLink } from '../links/ask.ts';
import { InOrder } from '../links/in-order.ts';
import { keyHeader } from '../links/systems.ts';
import type { LinkedSystem } from '../links/systems.ts';
import { numberAndSymbol } from './data/kinds.ts';
import type { Document } from './store/documents.ts';
import type { Stores } from './store/stores.ts';

/** Sends what was issued as the result of a dossier back to the one-stop system: number, day, and the signed file. */
export class ResultSender {
  readonly #stores: Stores;
  readonly #oneStop: LinkedSystem;
  readonly #inOrder: InOrder;

  constructor(stores: Stores, oneStop: LinkedSystem, log: (line: string) => void) {
    this.#stores = stores;
    this.#oneStop = oneStop;
    this.#inOrder = new InOrder(log);
  }

  issued({ id, dossier, number, notation, issuedOn }: Document): void {
    const { papers } = this.#stores;
    const [paper] = papers.of(id);
    if (dossier === null || paper === undefined) return;
    this.#inOrder.send(dossier, async () => {
      const noiDung = Buffer.from(papers.bytes(paper.id)).toString('base64');
      const answer = await askLink(`${this.#oneStop.url}/lien-thong/ket-qua`, {
        json: {
          ...{ maHoSo: dossier, soKyHieu: numberAndSymbol(number, notation) },
          ...{ ngayBanHanh: issuedOn, tep: { ten: paper.name, loai: paper.type, noiDung } },
        },
        headers: keyHeader(this.#oneStop),
      });
      await answer.body?.cancel();
    });
  }
}
