import type { IncomingMessage, RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Router } from 'express';
import type { FaultSpec, Switches } from './faults/fault.ts';

/** What `sandbox/<slug>/stand-in.ts` exports as `standIn`: how one platform is imitated. */
export interface StandIn {
  /** Names of the addresses it serves, as a platform's configuration names them. */
  addresses: readonly string[];
  /**
   * The other stand-ins it talks to, by their slugs, and what it registers with each, as an operator would when two
   * systems are connected. They start before it.
   */
  connects: Readonly<Record<string, (addresses: Addresses) => unknown>>;
  faults: readonly FaultSpec[];
  /** Whole numbers it can be started with, by the name of their option on the command line. */
  settings?: Readonly<Record<string, Setting>>;
  start(context: StandInContext): Promise<Started> | Started;
}

export interface Setting {
  default: number;
  max: number;
  /** For `--help`. */
  what: string;
}

/** Name → base address without a slash at the end. */
export type Addresses = Readonly<Record<string, string>>;

export interface StandInContext {
  /** Which invented people and data. */
  seed: number;
  /** Its own addresses and those of the stand-ins it connects to. */
  addresses: Addresses;
  /** Names of its addresses where another program answers. */
  elsewhere: readonly string[];
  /** What other stand-ins registered with this one. */
  connections: readonly unknown[];
  faults: Switches<string>;
  settings: Readonly<Record<string, number>>;
  log(line: string): void;
}

export interface Started {
  /** What answers at each of its addresses. */
  serves: Readonly<Record<string, RequestListener>>;
  /** What takes a request at an address that changes to another protocol, like WebSocket. */
  upgrades?: Readonly<Record<string, UpgradeListener>>;
  /** What the control server offers under `/<slug>`, so that work can be done from outside. */
  control?: Router;
  stop?(): void | Promise<void>;
}

export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
