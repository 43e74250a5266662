import { stringify } from 'yaml';

/** YAML that people read: no text is folded over lines, where what is looked for would not be found. */
export function plainYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
