import type { Collected } from './collect.ts';
import { mediaFor, responseFor } from './document.ts';
import type { Contract, Operation } from './document.ts';
import { inOrder, nameOf } from './finding.ts';
import type { Finding, Kind } from './finding.ts';
import { general, valueAt } from './places.ts';
import { Sight } from './sight.ts';
import { validatorOf } from './validator.ts';
import type { Validator } from './validator.ts';

/** Every way in which the answers differ from the contracts, and what of the contracts was not seen in any. */
export function judge(contracts: readonly Contract[], collected: readonly Collected[]): Finding[] {
  const findings = contracts.flatMap((contract) => {
    const validator = validatorOf(contract);
    return contract.operations.flatMap((operation) => {
      const own = collected.filter((one) => one.operation === operation);
      const sight = new Sight(contract, operation);
      const wrong = own.flatMap((one) => judgeOne(validator, one));
      for (const { answer } of own) if (answer !== undefined) sight.see(answer.status, answer.json);
      return [...wrong, ...sight.vanished(own.length > 0)];
    });
  });
  return inOrder(findings);
}

/**
 * The same of a product that answers by the contract alone and keeps no data: which code comes is not judged, nor what was
 * not seen, nor a request that the contract calls wrong and a service of its own would take.
 */
export function judgeWithoutData(
  contracts: readonly Contract[],
  collected: readonly Collected[],
): Finding[] {
  const findings = contracts.flatMap((contract) => {
    const validator = validatorOf(contract);
    return collected
      .filter(({ operation }) => contract.operations.includes(operation))
      .filter((one) => !isTakenWrong(validator, one))
      .map(({ expect, ...one }) => ({ ...one, expect: expect && { status: expect.status } }))
      .flatMap((one) => judgeOne(validator, one));
  });
  return inOrder(findings);
}

function isTakenWrong(validator: Validator, { operation, expect, body }: Collected): boolean {
  const schema = operation.object.requestBody?.content['application/json']?.schema;
  if (schema === undefined || body === undefined || (expect?.status ?? 400) >= 300) return false;
  return !validator.isRequest(schema, body);
}

/** How one answer differs from its contract. */
export function judgeOne(validator: Validator, one: Collected): Finding[] {
  const { operation, what, expect, answer } = one;
  const found = (kind: Kind, at: string, detail = what): Finding => ({
    ...{ kind, operation: nameOf(operation), at, detail },
  });
  if (answer === undefined) return [found('no-answer', '', `${what}: ${one.why}`)];
  const status = String(answer.status);
  const response = responseFor(operation, answer.status);
  const findings: Finding[] = [];
  if (answer.status >= 500 && response?.['x-rare'] !== true)
    findings.push(found('server-error', status));
  if (response === undefined) return [...findings, found('status-undocumented', status)];
  if (expect !== undefined && expect.status !== answer.status)
    findings.push(found('status-unexpected', status, `${what}: ${expect.status}`));
  for (const wrong of wrongHeaders(validator, response, answer.headers))
    findings.push(found(wrong.kind, wrong.at));
  const type = (answer.headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
  const media = response.content && mediaFor(response.content, type);
  if (response.content !== undefined && media === undefined)
    return [...findings, found('type-undocumented', status, `${what}: ${type}`)];
  if (media?.schema !== undefined && /[/+]json$/i.test(type)) {
    const pointer = operation.object['x-code'] ?? '';
    for (const { kind, at, rule } of validator.answer(media.schema, answer.json)) {
      const isCode = pointer !== '' && general(at) === general(pointer) && kind === 'value-wrong';
      const seen = isCode ? String(valueAt(answer.json, at)) : rule;
      const detail = kind === 'value-wrong' ? `${what}: ${seen}` : what;
      findings.push(found(isCode ? 'code-undocumented' : kind, general(at), detail));
    }
  }
  const code = codeIn(operation, answer.json);
  if (expect?.code !== undefined && code !== undefined && code !== expect.code)
    findings.push(
      found(
        'code-unexpected',
        operation.object['x-code'] ?? '',
        `${what}: ${expect.code} → ${code}`,
      ),
    );
  return findings;
}

/** Headers that a contract asks for and an answer lacks, and those that say something else. */
function wrongHeaders(
  validator: Validator,
  { headers = {} }: NonNullable<ReturnType<typeof responseFor>>,
  seen: Readonly<Record<string, string>>,
): Pick<Finding, 'kind' | 'at'>[] {
  return Object.entries(headers).flatMap(
    ([at, { required, schema }]): Pick<Finding, 'kind' | 'at'>[] => {
      const text = seen[at.toLowerCase()];
      // The type of content is documented in its own place.
      if (at.toLowerCase() === 'content-type') return [];
      if (text === undefined) return required === true ? [{ kind: 'header-missing', at }] : [];
      const isRight = schema === undefined || validator.isHeader(schema, text);
      return isRight ? [] : [{ kind: 'header-wrong', at }];
    },
  );
}

/** The service's own code in an answer. */
export function codeIn({ object }: Operation, json: unknown): string | undefined {
  const pointer = object['x-code'];
  const value = pointer === undefined ? undefined : valueAt(json, pointer);
  return typeof value === 'string' ? value : undefined;
}
