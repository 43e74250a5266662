import type { FilePayload } from '../stage/html-fill.ts';

/** The declaration that goes with a dossier; carries the marker so that it can be found among others. */
export function declaration(marker: string): FilePayload {
  return {
    name: 'tờ khai.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(`Tờ khai dùng để kiểm thử.\n${marker}\n`),
  };
}
