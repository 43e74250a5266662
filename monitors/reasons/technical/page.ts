import type { OfEach, PageFacts } from '../../../words/reasons/reason.ts';
import type { Line } from './line.ts';

/** As blackbox_exporter writes them, where it has the same fault. */
export const page: OfEach<PageFacts, Line> = {
  status: ({ found, wanted }) =>
    wanted.length === 0
      ? {
          message: 'Invalid HTTP response status code, wanted 2xx',
          fields: { status_code: found },
        }
      : {
          message: 'Invalid HTTP response status code',
          fields: { status_code: found, valid_status_codes: wanted },
        },
  'header-missing': ({ header }) => ({ message: 'Missing required header', fields: { header } }),
  'header-forbidden': ({ header, regexp }) => ({
    message: 'Header matched regular expression',
    fields: { header, regexp },
  }),
  'header-unlike': ({ header, regexp }) => ({
    message: 'Header did not match regular expression',
    fields: { header, regexp },
  }),
  'body-unread': ({ cause }) => ({
    message: 'Error reading HTTP body',
    fields: { err: cause.text },
  }),
  'body-broken': ({ cause }) => ({
    message: 'Failed to read HTTP response body',
    fields: { err: cause.text },
  }),
  'body-forbidden': ({ regexp }) => ({
    message: 'Body matched regular expression',
    fields: { regexp },
  }),
  'body-unlike': ({ regexp }) => ({
    message: 'Body did not match regular expression',
    fields: { regexp },
  }),
  'json-broken': ({ text }) => ({
    message: 'Error unmarshalling HTTP body to JSON',
    fields: { err: text },
  }),
  'json-unlike': ({ at, text }) => ({
    message: 'Body did not match JSON schema',
    fields: { at, err: text },
  }),
  'json-differs': ({ at, wanted }) => ({
    message: 'Body did not equal',
    fields: { at, err: `wanted ${wanted}` },
  }),
  'tls-unwanted': () => ({ message: 'Final request was over SSL' }),
  'tls-missing': () => ({ message: 'Final request was not over SSL' }),
  'http-version': ({ found }) => ({
    message: 'Invalid HTTP version number',
    fields: { version: found },
  }),
  'request-failed': ({ cause }) => ({
    message: 'Error for HTTP request',
    fields: { err: cause.text },
  }),
};
