/** A code of a service and its words. */
export interface Reply {
  code: string;
  text: string;
}

/** What came back, beside what it says. */
export interface Answered {
  status: number;
  /** By their names in small letters. */
  headers: Readonly<Record<string, string>>;
  text: string;
  /** The id under which the call stands in the platform's log. */
  requestId: string;
  /** In ms. */
  ms: number;
}

/** What a system calls once it has a token. Those that read throw AnswerError where the answer has another shape. */
export interface Calls {
  token: string;
  /** The last answer. Calls at the same time need connections of their own. */
  last: Answered;
  /** The id that the next calls carry. */
  mark(requestId: string): void;
  civil: CivilStatus;
  people: People;
  land: Land;
  catalogues: Catalogues;
  portal: Portal;
  platform: Operations;
  /** The code by which a service takes or refuses a unit. */
  unitCode(service: string, unit: string): Promise<string>;
}

export interface Registration {
  unit: string;
  module: string;
  dossier: string;
  /** ISO date. */
  receivedOn: string;
  /** XML. */
  data: string;
}

export interface CivilStatus {
  /** @param key of the request, by which a retry is known */
  register(registration: Registration, key?: string): Promise<Reply & { number: string | null }>;
  status(unit: string, dossier: string): Promise<Reply & { registrations: Registered[] }>;
  supplement(unit: string, dossier: string, data: string): Promise<Reply>;
}

export interface Registered {
  number: string;
  state: string;
  name: string;
}

export interface Citizen {
  id: string;
  name: string;
}

export interface People {
  exists(citizen: Citizen): Promise<boolean>;
  /** The same asked in the older way, as XML. */
  existsBySoap(citizen: Citizen): Promise<boolean>;
  /** Whatever comes back where it is asked so. */
  askBySoap(citizen: Citizen): Promise<Answered>;
  /** Sends XML of one's own to that interface. */
  sendXml(xml: string): Promise<Answered>;
  insuranceNumber(citizen: Citizen): Promise<string | null>;
  household(insuranceNumber: string): Promise<{ number: string; name: string }[]>;
  enterprise(number: string): Promise<{ number: string; name: string; state: string } | null>;
}

export interface LandDossier {
  unit: string;
  number: string;
  owner: string;
  /** yyyyMMddHHmmss */
  receivedAt: string;
}

export interface Land {
  receive(dossier: LandDossier): Promise<Reply>;
  find(unit: string, number: string): Promise<Reply & { dossier: LandDossier | null }>;
}

export interface CatalogueRecord {
  code: string;
  name: string;
}

export interface CataloguePage {
  count: number;
  records: CatalogueRecord[];
  /** Where the next page begins; null for the last one. */
  next: string | null;
}

export interface Catalogues {
  about(catalogue: string): Promise<{ title: string; count: number }>;
  page(catalogue: string, after?: string | null): Promise<CataloguePage>;
  /** @returns how many were added, and what the platform says of it */
  add(catalogue: string, record: CatalogueRecord): Promise<{ count: number; text: string }>;
  remove(catalogue: string, code: string): Promise<number>;
}

/** A dossier as the one-stop system has it. */
export interface LocalDossier {
  code: string;
  status: string;
  applicant: string;
  /** Null where it is not known. */
  identity: string | null;
  /** ISO 8601 with its zone. */
  receivedAt: string;
  dueAt: string | null;
  unit: string;
}

/** The same as the national portal has it. */
export interface PortalDossier {
  code: string;
  status: string;
  applicant: string;
  identities: string[];
  receivedAt: string;
}

export interface Portal {
  /** @returns for each its code, and whether the platform took it */
  synchronise(dossiers: readonly LocalDossier[]): Promise<{ code: string; taken: boolean }[]>;
  find(code: string): Promise<PortalDossier | null>;
}

export interface LoggedCall {
  requestId: string;
  system: string;
  /** ISO 8601 with its zone. */
  at: string;
  /** The whole line as it is kept. */
  line: string;
}

export interface OutgoingCall {
  service: string;
  dossiers: string[];
}

export interface Operations {
  services(): Promise<string[]>;
  /** Whatever comes back from the service behind the platform, asked whether it is well. */
  health(service: string): Promise<Answered>;
  /** What is left of this system's quota. */
  quotaLeft(): Promise<number>;
  /** Whatever comes back of a call that every system may make. */
  reach(): Promise<Answered>;
  /** Whatever comes back from the back end that is there for trials. */
  trial(backend: 'slow' | 'dead' | 'silent', timeoutMs?: number): Promise<Answered>;
  /** Whatever comes back of an address behind which there is nothing. */
  nowhere(): Promise<Answered>;
  /** What the log has under a request id; only for those who operate the platform. */
  log(requestId: string): Promise<LoggedCall[]>;
  outgoing(requestId: string): Promise<OutgoingCall[]>;
}
