import type { Reporter } from '../reading/reporter.ts';
import type { Path } from '../reading/source.ts';

/** A name of a header, or a method (RFC 9110, 5.6.2). */
export const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// oxlint-disable-next-line no-control-regex -- these are what no header may hold
export const CONTROL = /[\x00-\x08\x0a-\x1f\x7f]/;

/** Headers that no protocol can carry are wrong before anything is probed. A value may be a secret, and is not shown. */
export function checkHeaders(
  report: Reporter,
  path: Path,
  headers: Readonly<Record<string, string | readonly string[]>>,
): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!TOKEN.test(name))
      report.key(
        [...path, name],
        `found the header ${JSON.stringify(name)}, expected a name of letters, digits and hyphens, like X-Trace-Id`,
      );
    if ([value].flat().some((one) => CONTROL.test(one)))
      report.value(
        [...path, name],
        `found a line break or another control character in ${JSON.stringify(name)}, expected a value of one line`,
      );
  }
}
