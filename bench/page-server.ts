// The page that probes look at, a process of its own: it remembers when each connection came, and of which probe.
//   node bench/page-server.ts
// GET /p/<n> is the page of probe n, /hang/<n> one that never answers, /drip/<n> one that never ends; /-/arrivals tells
// all that came, /-/count how many, /-/forget starts from zero.
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

const cameAt = new WeakMap<Socket, number>();
let arrivals: [probe: number, ms: number][] = [];

const server = createServer((request, response) => {
  const [, room, what = ''] = (request.url ?? '').split('/');
  if (room !== '-') {
    arrivals.push([Number(what), cameAt.get(request.socket) ?? performance.now()]);
    response.setHeader('Last-Modified', 'Sat, 28 Jun 2025 00:00:00 GMT');
    if (room === 'p') response.end('xin chào');
    else if (room === 'drip') {
      const drip = setInterval(() => response.write('.'), 100);
      response.on('close', () => clearInterval(drip));
    }
    return;
  }
  if (what === 'forget') arrivals = [];
  response.end(JSON.stringify(what === 'arrivals' ? arrivals : arrivals.length));
});
server.on('connection', (socket: Socket) => cameAt.set(socket, performance.now()));
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
