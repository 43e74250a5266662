/** What a test of Playwright's carries: the same in a `TestCase`, a `TestInfo` and a JSON report. */
export interface Marked {
  tags: readonly string[];
  annotations: readonly { type: string; description?: string | undefined }[];
}

const TAG = /^@?([A-Z]{2,8}-\d{2,3})$/;

/** The requirements a test proves: by annotation, or by a tag such as `@TTHC-01` in a tester's own test. */
export function requirementsOf({ tags, annotations }: Marked): string[] {
  const annotated = annotations
    .filter(({ type }) => type === 'requirement')
    .map(({ description }) => description ?? '');
  const ids = [...annotated, ...tags].flatMap((text) => TAG.exec(text.trim())?.[1] ?? []);
  return [...new Set(ids)].sort();
}

/** Whether a test is a journey or a check of the configuration, or a tester's own case. */
export function kindOf({ annotations }: Pick<Marked, 'annotations'>): {
  kind: 'journey' | 'check' | 'case';
  name?: string;
} {
  for (const { type, description } of annotations)
    if ((type === 'journey' || type === 'check') && description !== undefined)
      return { kind: type, name: description };
  return { kind: 'case' };
}
