import type { Text } from '../../words/text.ts';
import type { DemandAnswer } from '../../words/scales/demand-answer.ts';

/** A record that people signed. */
export interface Paper {
  title: Text;
  number: string;
  signer: string;
  /** Date, in the plan's time zone. */
  signed: string;
}

/** A demand of the plan, and what a run answers to it. */
export interface DemandRecord {
  /** Slug in `plan.yaml`. */
  id: string;
  text: Text;
  source: Text;
  answer: DemandAnswer;
  /** Ids of the requirements that answer it, by what was found of them. */
  passed: string[];
  failed: string[];
  unjudged: string[];
  /** Ids of defects that keep it from being met. */
  defects: string[];
  papers: Paper[];
  /** True where a signed record is needed and there is none. */
  lacksPaper: boolean;
  /** Platforms it asks about that were not part of the run. */
  otherPlatforms: string[];
  /** How many provinces had it when the ministry counted. */
  nationwide?: { done: number; of: number };
}
