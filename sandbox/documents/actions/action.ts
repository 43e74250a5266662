import type { Upload } from '../../web/upload.ts';
import type { Context } from '../context.ts';
import type { Permission } from '../domain/roles.ts';
import type { Document } from '../store/documents.ts';
import type { SignedPaper } from '../signing/service.ts';
import type { User } from '../store/users.ts';

/** One thing an action's form asks for. */
export interface ActionField {
  name: string;
  label: string;
  type: 'textarea' | 'text' | 'select' | 'file';
  required: boolean;
  options?: { value: string; text: string }[];
  hint?: string;
}

export interface ActionInput {
  ctx: Context;
  document: Document;
  user: User;
  values: Record<string, string>;
  files: Upload[];
  /** What the signing service answered, where the action asks it. */
  signed?: readonly SignedPaper[];
}

export interface Outcome {
  changes: Partial<Omit<Document, 'id'>>;
  /** What the person who acted reads. */
  flash: string;
  /** What the history of the document says. */
  detail?: string;
  /** Done after the change is kept. */
  after?: (changed: Document) => void;
  /** Where to go on; the document's page where left out. */
  goTo?: string;
}

/** One step of the work on a document: who may take it, when, and what it changes. */
export interface Action {
  /** Last part of its address and its name in the audit log. */
  id: string;
  /** Name of its button. */
  label: string;
  by: Permission;
  ready(document: Document, user: User, ctx: Context): boolean;
  fields?(document: Document, ctx: Context): ActionField[];
  /** Has files signed before the action runs. @throws InputError where one cannot be */
  sign?(input: ActionInput): Promise<SignedPaper[]>;
  /** @throws InputError if what was entered cannot be accepted */
  run(input: ActionInput): Outcome;
}
