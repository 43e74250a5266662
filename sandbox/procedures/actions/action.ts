import type { Html } from '../../web/html.ts';
import type { Context } from '../context.ts';
import type { Permission } from '../domain/roles.ts';
import type { Dossier } from '../store/dossiers.ts';
import type { NewFile } from '../store/files.ts';
import type { User } from '../store/users.ts';

/** One thing an action's form asks for. */
export interface ActionField {
  name: string;
  label: string;
  type: 'textarea' | 'text' | 'date' | 'select' | 'file';
  required: boolean;
  options?: { value: string; text: string }[];
  hint?: string;
}

export interface ActionInput {
  ctx: Context;
  dossier: Dossier;
  user: User;
  values: Record<string, string>;
  files: NewFile[];
}

export interface Outcome {
  changes: Partial<Omit<Dossier, 'id'>>;
  /** What the person who acted reads. */
  flash: string;
  /** What the history of the dossier says. */
  detail?: string;
  /** Further writes of the same transaction. */
  also?: () => void;
}

/** One step of the work on a dossier: who may take it, when, and what it changes. */
export interface Action {
  /** Last part of its address and its name in the audit log. */
  id: string;
  /** Name of its button. */
  label: string;
  /** `own`: the citizen the dossier belongs to. */
  by: Permission | 'own';
  ready(dossier: Dossier, user: User, ctx: Context): boolean;
  fields?(dossier: Dossier, user: User, ctx: Context): ActionField[];
  note?(dossier: Dossier): Html | string;
  /** @throws InputError if what was entered cannot be accepted */
  run(input: ActionInput): Outcome;
}
