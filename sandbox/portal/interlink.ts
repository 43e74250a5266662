import { askLink } from '../links/ask.ts';
import { InOrder } from '../links/in-order.ts';
import { keyHeader } from '../links/systems.ts';
import type { PortalLinks } from '../links/systems.ts';
import type { Faults } from './faults/faults.ts';
import type { Dossier } from './store/dossier.ts';

/** Tells the province's one-stop system that a dossier is new or was changed; it then asks for the dossier itself. */
export class Announcer {
  readonly #links: PortalLinks;
  readonly #faults: Faults;
  readonly #inOrder: InOrder;

  constructor(links: PortalLinks, faults: Faults, log: (line: string) => void) {
    this.#links = links;
    this.#faults = faults;
    this.#inOrder = new InOrder(log);
  }

  tell({ code, procedure }: Dossier): void {
    const { procedures, oneStop } = this.#links;
    if (!procedures.includes(procedure)) return;
    if (this.#faults.isOn('filing-not-announced', { procedure })) return;
    this.#inOrder.send(code, async () => {
      const address = `${oneStop.url}/lien-thong/ho-so`;
      const answer = await askLink(address, {
        json: { maHoSo: code },
        headers: keyHeader(oneStop),
      });
      await answer.body?.cancel();
    });
  }
}
