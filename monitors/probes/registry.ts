import type { Prober } from '../../config/monitoring/module.ts';
import type { Probe } from '../look/look.ts';
import { api } from './api.ts';
import { certificate } from './certificate.ts';
import { dns } from './dns.ts';
import { grpc } from './grpc.ts';
import { http } from './http.ts';
import { icmp } from './icmp.ts';
import { journey } from './journey.ts';
import { sync } from './sync.ts';
import { tcp } from './tcp.ts';
import { tls } from './tls.ts';
import { turn } from './turn.ts';
import { unix } from './unix.ts';
import { websocket } from './websocket.ts';

/** Every kind of probe: one file in this folder and one line here. */
export const probes: Record<Prober, Probe> = {
  api,
  certificate,
  dns,
  grpc,
  http,
  icmp,
  journey,
  sync,
  tcp,
  tls,
  turn,
  unix,
  websocket,
};
