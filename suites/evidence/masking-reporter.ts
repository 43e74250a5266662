import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { secretWords } from './mask.ts';
import { maskContent } from './masking/content.ts';
import { targetFromEnvironment } from '../stage/target.ts';

/** Takes personal data and passwords out of the evidence as soon as Playwright has written it. */
export default class MaskingReporter implements Reporter {
  onTestEnd(_test: TestCase, result: TestResult): void {
    const words = secretWords(targetFromEnvironment());
    for (const attachment of result.attachments) maskAttachment(attachment, words);
  }

  printsToStdio(): boolean {
    return false;
  }
}

/** Masks an attachment of a test in place. What cannot be masked stays: it never leaves a tester's own machine. */
export function maskAttachment(
  { contentType, path }: { contentType: string; path?: string | undefined },
  words: readonly string[],
): void {
  if (path === undefined || !existsSync(path)) return;
  const masked = maskContent(readFileSync(path), { words, contentType });
  if ('bytes' in masked) writeFileSync(path, masked.bytes);
}
