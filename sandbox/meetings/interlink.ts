import { askLink } from '../links/ask.ts';
import { keyHeader } from '../links/systems.ts';
import type { LinkedSystem } from '../links/systems.ts';

/** A dossier that a meeting spoke of, as the one-stop system had it when the meeting ended. */
export interface SpokenOf {
  code: string;
  procedure: string;
  status: string;
  applicant: string;
}

const CODE = /\bH\d{2}(?:\.[A-Z0-9]{2,3})*-\d{6}-\d{4,7}\b/g;
/** Dossiers of one meeting that are asked for. */
const MOST = 20;

/** Looks up the dossiers that the notes of a meeting name. */
export class DossierLookUp {
  readonly #oneStop: LinkedSystem;
  readonly #log: (line: string) => void;

  constructor(oneStop: LinkedSystem, log: (line: string) => void) {
    this.#oneStop = oneStop;
    this.#log = log;
  }

  /** Those that the one-stop system knows, in the order of the notes. A meeting ends whether or not it answers. */
  async namedIn(notes: string): Promise<SpokenOf[]> {
    const codes = [...new Set(notes.match(CODE))].slice(0, MOST);
    const found = await Promise.all(codes.map((code) => this.#find(code)));
    return found.flatMap((one) => one ?? []);
  }

  async #find(code: string): Promise<SpokenOf | undefined> {
    const address = `${this.#oneStop.url}/lien-thong/ho-so/${encodeURIComponent(code)}`;
    try {
      const answer = await askLink(address, { headers: keyHeader(this.#oneStop) });
      const told = (await answer.json()) as Record<string, string>;
      const { maHoSo = '', thuTuc = '', trangThai = '', chuHoSo = '' } = told;
      return { code: maHoSo, procedure: thuTuc, status: trangThai, applicant: chuHoSo };
    } catch (error) {
      this.#log(`${code}: ${String(error)}`);
      return undefined;
    }
  }
}
