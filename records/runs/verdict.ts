import type { LoadRecord } from './load.ts';
import type { Text } from '../../words/text.ts';
import type { Weight } from '../../words/scales/weight.ts';
import type { Verdict } from '../../words/scales/verdict.ts';
import type { Dimension } from '../../words/scales/dimension.ts';
import type { Decision } from '../../words/scales/decision.ts';
import type { Said } from '../../words/said/said.ts';

/** What a requirement's verdict rests on. `ref` is a case id or `load:<platform>:<profile>:<metric>:<expression>`. */
export interface Proof {
  kind: 'journey' | 'check' | 'case' | 'load';
  ref: string;
  title: Said;
  verdict: Verdict;
  flaky: boolean;
  /** Why it did not run, where the case itself says so. */
  reason?: Text;
  evidence: string[];
}

export interface RequirementVerdict {
  id: string;
  title: Text;
  source: string;
  weight: Weight;
  dimension: Dimension;
  assumed: boolean;
  verdict: Verdict;
  /** Why it is not a pass, in both languages; empty for a pass. */
  reasons: Text[];
  proof: Proof[];
}

/** A reason of a gate and the rule of the plan that produced it. */
export interface GateReason {
  rule: string;
  text: Text;
}

export interface PlatformVerdict {
  slug: string;
  name: Text;
  /** True where the platform's behaviour is modelled because no public specification exists. */
  modelled: boolean;
  decision: Decision;
  reasons: GateReason[];
  requirements: RequirementVerdict[];
  load: LoadRecord[];
}

/** A fault of our own: it blocks, and never opens a defect. */
export interface HarnessFault {
  /** Stable code: `browser-lost`, `k6-absent`, `no-tests`, … */
  code: string;
  text: Text;
  caseId?: string;
  /** The platform that it leaves unjudged; every one where left out. */
  platform?: string;
  evidence: string[];
}

export interface Waiver {
  requirement?: string;
  defect?: string;
  signer: string;
  reason: string;
  /** Date, Asia/Ho_Chi_Minh, the last day it counts. */
  expires: string;
  /** True where it counted for this decision. */
  applied: boolean;
}
