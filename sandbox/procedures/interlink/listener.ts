import type { Dossier } from '../store/dossiers.ts';

/** Who is told when something was done with a dossier. */
export interface DossierListener {
  handled(dossier: Dossier, officer: string, content: string): void;
}
