import { setTimeout as pause } from 'node:timers/promises';
import type { Faults } from '../faults/faults.ts';
import { now } from '../../web/words.ts';
import { STATUS } from '../../data/statuses.ts';
import type { Dossier } from '../store/dossiers.ts';
import type { Files } from '../store/files.ts';
import { PortalRefusal } from './client.ts';
import type { PortalClient } from './client.ts';

const RETRY_AFTER_MS = [50, 300, 1500];

/** Sends dossiers and their changes to the national portal, in order per dossier. */
export class PortalQueue {
  readonly #client: PortalClient;
  readonly #files: Files;
  readonly #faults: Faults;
  readonly #log: (line: string) => void;
  readonly #tails = new Map<number, Promise<void>>();
  /** Dossiers as they were when something was done to them last. */
  readonly #handled = new Map<number, Dossier>();

  constructor(client: PortalClient, files: Files, faults: Faults, log: (line: string) => void) {
    this.#client = client;
    this.#files = files;
    this.#faults = faults;
    this.#log = log;
  }

  /** Announces a new dossier: code, files, then the dossier itself. */
  create(dossier: Dossier): void {
    this.#enqueue(dossier, async (renew) => {
      const { code, procedure, unit } = dossier;
      if (this.#faults.isOn('update-before-create', dossier)) {
        await this.#sendStatus(dossier, renew).catch((error: Error) => this.#log(error.message));
      }
      const { portalCode } = await this.#client.send(
        '/api/dossier-codes',
        { code, procedure, unit },
        renew,
      );
      const files = [];
      for (const file of this.#files.of(dossier.id)) {
        const query = new URLSearchParams({ dossier: code, name: file.name, sha256: file.sha256 });
        const bytes = Uint8Array.from(this.#files.bytes(file.id));
        files.push(await this.#client.send(`/api/files?${query}`, bytes, renew));
      }
      await this.#client.send(
        '/api/dossiers',
        {
          code,
          portalCode,
          procedure,
          unit,
          applicant: dossier.applicant,
          idNumber: dossier.idNumber,
          filedAt: dossier.filedAt,
          status: String(dossier.status),
          files,
        },
        renew,
      );
    });
  }

  /** Sends what was done and the status the dossier has now. */
  update(dossier: Dossier, officer: string, content: string): void {
    this.#handled.set(dossier.id, dossier);
    this.#enqueue(dossier, async (renew) => {
      const path = `/api/dossiers/${encodeURIComponent(dossier.code)}`;
      await this.#client.send(`${path}/progress`, { officer, content, at: now() }, renew);
      const isFinal = dossier.status === STATUS.returned;
      if (isFinal && this.#faults.isOn('final-status-not-sent', dossier)) return;
      await this.#sendStatus(dossier, renew);
    });
  }

  /** Sends again the status that each dossier handled so far has now, as after a fault was mended. @returns how many */
  resend(): number {
    for (const dossier of this.#handled.values())
      this.#enqueue(dossier, (renew) => this.#sendStatus(dossier, renew));
    return this.#handled.size;
  }

  /** Resolves when everything queued so far was sent or given up. */
  async idle(): Promise<void> {
    await Promise.all(this.#tails.values());
  }

  async #sendStatus(dossier: Dossier, renew: boolean): Promise<void> {
    let status = String(dossier.status);
    if (this.#faults.isOn('empty-status', dossier)) status = '';
    if (this.#faults.isOn('portal-status-differs', dossier)) status = String(STATUS.stopped);
    await this.#client.send(
      `/api/dossiers/${encodeURIComponent(dossier.code)}/status`,
      { status, at: now() },
      renew,
    );
  }

  #enqueue(dossier: Dossier, job: (renew: boolean) => Promise<void>): void {
    const before = this.#tails.get(dossier.id) ?? Promise.resolve();
    const tail = before.then(() => this.#attempt(dossier, job));
    this.#tails.set(dossier.id, tail);
    void tail.finally(() => {
      if (this.#tails.get(dossier.id) === tail) this.#tails.delete(dossier.id);
    });
  }

  async #attempt(dossier: Dossier, job: (renew: boolean) => Promise<void>): Promise<void> {
    for (const wait of [...RETRY_AFTER_MS, null]) {
      try {
        return await job(!this.#faults.isOn('token-not-renewed', dossier));
      } catch (error) {
        this.#log(`${dossier.code}: ${String(error)}`);
        // A refusal is final; only a gateway or the network may get better.
        const isFinal = error instanceof PortalRefusal && error.status < 500;
        if (isFinal || wait === null) return;
        await pause(wait);
      }
    }
  }
}
