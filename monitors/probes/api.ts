import { Gauge } from '../look/measures.ts';
import { Blocked } from '../look/faults.ts';
import type { Look } from '../look/look.ts';
import { Visit } from '../steps/visit.ts';

/** Holds a conversation with the interfaces of a platform: named steps, each judged; the first that fails ends it. */
export async function api(look: Look): Promise<boolean> {
  const { registry } = look;
  const options = look.module.api;
  if (options === undefined) throw new Blocked({ code: 'options-absent', prober: 'api' });
  const durations: Gauge[] = [];
  const successes: Gauge[] = [];
  registry.add('nghiemthu_api_step_duration_seconds', 'Duration of a step in seconds', durations);
  registry.add(
    'nghiemthu_api_step_success',
    'Whether a step passed; steps after one that failed are absent',
    successes,
  );
  const add = (all: Gauge[], step: string, value: number) => {
    const one = new Gauge({ step });
    one.set(value);
    all.push(one);
  };
  const figures: Gauge[] = [];
  registry.add('nghiemthu_api_figure', 'A number that the platform says of itself', figures);
  const visit = new Visit(look, options);
  const isWell = await visit.take(options.steps, (step, ok, seconds) => {
    add(durations, step, seconds);
    add(successes, step, ok ? 1 : 0);
  });
  for (const [figure, value] of visit.figures) {
    const one = new Gauge({ figure });
    one.set(value);
    figures.push(one);
  }
  return isWell;
}
