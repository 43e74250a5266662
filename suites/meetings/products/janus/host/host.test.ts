import { expect, test } from 'vitest';
import { iceServersAt } from '../../../window/turn.ts';
import { configOf, FAULTS, roomsOf } from './config.ts';
import { host } from './start.ts';

const settings = (...faults: string[]) => ({ folder: '/khong-co', port: 4481, faults });

test('each fault changes the settings of the server, of its rooms or its certificate', () => {
  const all = (...faults: string[]) =>
    JSON.stringify([configOf(settings(...faults)), roomsOf(faults), iceServersAt(1, faults)]);
  const unchanged = Object.keys(FAULTS).filter((fault) => all(fault) === all());
  expect(unchanged).toEqual(['certificate-of-another']);
  expect(host.faults).toBe(FAULTS);
});

test('it listens on this machine alone, and loads nothing but its video rooms', () => {
  const files = configOf(settings());
  expect(files['janus.transport.websockets.jcfg']).toContain('ws_ip = "127.0.0.1"');
  for (const other of ['streaming', 'sip', 'http', 'pfunix'])
    expect(files['janus.jcfg']).toContain(`libjanus_${other}.so`);
  expect(files['janus.jcfg']).not.toContain('libjanus_videoroom.so');
});
