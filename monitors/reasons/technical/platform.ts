import { oneLine } from '../../../words/reasons/one-line.ts';
import type { OfEach, PlatformFacts, Reason } from '../../../words/reasons/reason.ts';
import type { Line } from './line.ts';

/** Of what a platform shows. @param technical a reason that another holds, in one line */
export function platformLines(technical: (reason: Reason) => string): OfEach<PlatformFacts, Line> {
  return {
    'step-failed': ({ step, why }) => ({
      message: `Step ${step} failed`,
      fields: { err: why === null ? undefined : technical(why) },
    }),
    'step-blocked': ({ step, why }) => ({ message: `step ${step}: ${technical(why)}` }),
    'no-answer': ({ cause }) => ({ message: cause.text }),
    'value-absent': ({ name }) => ({
      message: 'Nothing to capture',
      fields: { err: `the answer has no ${name}` },
    }),
    'request-unanswered': ({ path, cause }) => ({
      message: `Asking ${path} failed`,
      fields: { err: cause.text },
    }),
    'list-unread': ({ path, status, pointer }) =>
      unreadList(`${path} answered ${status} and no list at ${pointer || 'its root'}`),
    'record-unusable': () => unreadList('a record without an id or a time of change'),
    'copy-unread': ({ status }) => ({
      message: 'The copy cannot be read',
      fields: { err: `it answered ${status}` },
    }),
    'records-few': ({ found, wanted }) => ({
      message: 'Not enough records to compare',
      fields: { err: `found ${found}, wanted at least ${wanted}` },
    }),
    'record-differs': (one) => ({ message: 'Status differs', fields: { err: difference(one) } }),
    'records-differ': ({ count, ...one }) => ({
      message: `${count} records differ from their copy`,
      fields: { err: difference(one) },
    }),
    'units-ending': (units) => unitsLine('Certificate is not valid long enough', units),
    'units-misnamed': (units) =>
      unitsLine('Certificate does not carry the present name of its unit', units),
    'units-without': (units) => unitsLine('Unit has no certificate', units),
    'journey-failed': ({ why }) => ({
      message: 'Journey failed',
      fields: { err: technical(why) },
    }),
    'walk-failed': ({ at, message }) => ({ message: `${place(at)}${oneLine(message)}` }),
    'walk-unready': ({ at, text }) => ({ message: `${place(at)}${text}` }),
    'walk-late': ({ at, seconds }) => ({
      message: `${at === null ? 'the walk' : `“${at}”`} did not end within ${seconds} s`,
    }),
  };
}

function unreadList(err: string): Line {
  return { message: 'The list cannot be read', fields: { err } };
}

function difference({ id, status, copied, seconds }: PlatformFacts['record-differs']): string {
  const there = copied === null ? 'not known' : written(copied);
  return `${id}: ${written(status)} at the source, ${there} in the copy, for ${seconds} s`;
}

function written(status: string): string {
  return status === '' ? 'no status' : status;
}

function unitsLine(message: string, { units, more }: PlatformFacts['units-ending']): Line {
  const others = more > 0 ? ` and ${more} more` : '';
  return { message, fields: { err: `${units.join(', ')}${others}` } };
}

function place(at: string | null): string {
  return at === null ? '' : `“${at}”: `;
}
