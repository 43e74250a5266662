import { z } from 'zod';
import type { Catalogues } from '../offer/calls.ts';
import type { Wire } from './wire.ts';

// The title may be called otherwise: that is the contract's matter.
const About = z.object({ Name: z.string(), Count: z.number() });
const Page = z.object({
  ...{ Count: z.number(), Next: z.number().nullable() },
  Data: z.array(z.object({ Code: z.string(), Name: z.string() })),
});
const Written = z.object({ MSG: z.string(), Count: z.number() });

/** The shared catalogues. */
export function cataloguesOn(wire: Wire): Catalogues {
  const at = (name: string) => `/dmdc/Category/${encodeURIComponent(name)}`;
  return {
    async about(name) {
      const about = await wire.ask({ path: `/dmdc/Metadata/${encodeURIComponent(name)}` }, About);
      return { title: about.Name, count: about.Count };
    },
    async page(name, after = null) {
      const path = `${at(name)}?size=100${after === null ? '' : `&after=${after}`}`;
      const { Count, Data, Next } = await wire.ask({ path }, Page);
      const records = Data.map(({ Code, Name }) => ({ code: Code, name: Name }));
      return { count: Count, records, next: Next === null ? null : String(Next) };
    },
    async add(name, { code, name: label }) {
      const json = { Code: code, Name: label };
      const { Count, MSG } = await wire.ask({ method: 'POST', path: at(name), json }, Written);
      return { count: Count, text: MSG };
    },
    async remove(name, code) {
      const path = `${at(name)}/${encodeURIComponent(code)}`;
      return (await wire.ask({ method: 'DELETE', path }, Written)).Count;
    },
  };
}
