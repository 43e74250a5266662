import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export const home = join(import.meta.dirname, '..');

const Labels = z.record(z.string(), z.string());
const Rule = z.strictObject({
  alert: z.string().optional(),
  record: z.string().optional(),
  expr: z.string(),
  for: z.string().optional(),
  labels: Labels.default({}),
  annotations: Labels.default({}),
});
const Rules = z.object({ groups: z.array(z.object({ name: z.string(), rules: z.array(Rule) })) });
const Test = z.object({
  tests: z.array(
    z.object({
      name: z.string(),
      alert_rule_test: z
        .array(
          z.object({
            alertname: z.string(),
            exp_alerts: z
              .array(z.object({ exp_labels: Labels, exp_annotations: Labels }))
              .default([]),
          }),
        )
        .default([]),
      promql_expr_test: z.array(z.object({ expr: z.string() })).default([]),
    }),
  ),
});

export type Alert = z.infer<typeof Rule> & { alert: string };

export function filesIn(folder: 'rules' | 'alerts' | 'tests'): string[] {
  return readdirSync(join(home, folder)).filter((file) => file.endsWith('.yml'));
}

function rulesIn(folder: 'rules' | 'alerts'): z.infer<typeof Rule>[] {
  return filesIn(folder).flatMap((file) => {
    const { groups } = Rules.parse(parse(readFileSync(join(home, folder, file), 'utf8')));
    return groups.flatMap(({ rules }) => rules);
  });
}

export function alerts(): Alert[] {
  return rulesIn('alerts').flatMap((rule) =>
    rule.alert === undefined ? [] : [{ ...rule, alert: rule.alert }],
  );
}

export function recordings(): z.infer<typeof Rule>[] {
  return rulesIn('rules');
}

/** What the tests of rules expect, of all files. */
export function tests(): z.infer<typeof Test>['tests'] {
  return filesIn('tests').flatMap(
    (file) => Test.parse(parse(readFileSync(join(home, 'tests', file), 'utf8'))).tests,
  );
}
