import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ParseOption,
  XmlBufferInputProvider,
  XmlDocument,
  XmlLibError,
  xmlRegisterInputProvider,
  XsdValidator,
} from 'libxml2-wasm';
import type { ErrorDetail } from 'libxml2-wasm';
import { contractsFolder } from './own.ts';
import { inOrder } from './finding.ts';
import type { Finding } from './finding.ts';

/** A schema of the contracts, by its file without its ending. */
type SchemaName = 'soap' | 'civil-status';

const validators = new Map<SchemaName, XsdValidator>();

/**
 * Every way in which XML differs from its schema.
 * @param operation whose answer it is, as findings name it
 */
export function judgeXml(schema: SchemaName, xml: string, operation: string): Finding[] {
  const validator = validatorOf(schema);
  let document: XmlDocument | undefined;
  try {
    document = XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_NONET });
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    const found = error.details.flatMap((detail) => read(detail));
    // An error that cannot be read is a difference, too.
    const all = found.length > 0 ? found : [valueWrong('/', error.message)];
    return inOrder(all.map((one) => ({ ...one, operation })));
  } finally {
    document?.dispose();
  }
}

/** Made once: a schema is read faster than it is made ready. */
function validatorOf(name: SchemaName): XsdValidator {
  const known = validators.get(name);
  if (known !== undefined) return known;
  const folder = contractsFolder();
  // One schema refers to another by its file's name.
  if (validators.size === 0) {
    const files = readdirSync(folder).filter((file) => file.endsWith('.xsd'));
    const sources = files.map((file) => [file, readFileSync(join(folder, file))] as const);
    xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(sources)));
  }
  const source = readFileSync(join(folder, `${name}.xsd`));
  const made = XsdValidator.fromDoc(XmlDocument.fromBuffer(source, { url: `${name}.xsd` }));
  validators.set(name, made);
  return made;
}

/** A sentence of libxml2; names stand in it as `{namespace}Name`. */
function read({ message }: ErrorDetail): Omit<Finding, 'operation'>[] {
  const plain = message.replace(/\{[^}]*\}/g, '').trim();
  const at = `/${/^Element '([^']*)'/.exec(plain)?.[1] ?? ''}`;
  const [, expected] = /Expected is .*?\( (.*) \)/.exec(plain) ?? [];
  const lacking = (expected?.split(', ') ?? []).map((name) => ({
    ...{ kind: 'field-vanished' as const, at: `/${name}`, detail: 'XSD' },
  }));
  if (plain.includes('element is not expected') || plain.includes('No matching global'))
    return [{ kind: 'field-appeared', at, detail: 'XSD' }, ...lacking];
  if (plain.includes('Missing child element')) return lacking;
  return [valueWrong(at, plain)];
}

function valueWrong(at: string, detail: string): Omit<Finding, 'operation'> {
  return { kind: 'value-wrong', at, detail };
}
