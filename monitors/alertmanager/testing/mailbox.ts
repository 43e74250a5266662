import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** A mail server on loopback that keeps what it is given. */
export class Mailbox {
  readonly mails: Mail[] = [];
  readonly #server = createServer((socket) => this.#talk(socket));

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
  }

  #talk(socket: Socket): void {
    let buffer = '';
    let to = '';
    let data: string[] | null = null;
    socket.on('error', () => undefined);
    socket.write('220 loopback\r\n');
    socket.on('data', (part) => {
      buffer += part.toString('latin1');
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (data !== null && line !== '.') {
          data.push(line.replace(/^\.\./, '.'));
          continue;
        }
        if (data !== null) this.mails.push(read(to, data.join('\r\n')));
        data = line === 'DATA' ? [] : null;
        to = /^RCPT TO:<(.+)>/.exec(line)?.[1] ?? to;
        socket.write(line === 'DATA' ? '354 go on\r\n' : '250 ok\r\n');
        if (line === 'QUIT') socket.end();
      }
    });
  }
}

function read(to: string, message: string): Mail {
  const subject = /^Subject: (.+(?:\r\n .+)*)/m.exec(message)?.[1] ?? '';
  const part = (type: string) =>
    new RegExp(`Content-Type: ${type}[\\s\\S]*?\\r\\n\\r\\n([\\s\\S]*?)\\r\\n--`).exec(
      message,
    )?.[1] ?? '';
  const words = subject
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?q\?(.*?)\?=/gi, (_, word: string) => bytes(word.replaceAll('_', ' ')));
  return {
    to,
    subject: Buffer.from(words, 'latin1').toString(),
    text: quoted(part('text/plain')),
    html: quoted(part('text/html')),
  };
}

/** Quoted-printable to bytes. */
function bytes(text: string): string {
  return text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

function quoted(text: string): string {
  return Buffer.from(bytes(text.replaceAll('=\r\n', '')), 'latin1').toString();
}
