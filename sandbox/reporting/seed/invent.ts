import type { Form } from '../domain/forms.ts';
import type { Values } from '../domain/reckon.ts';

/** Entries that break no rule of the form. */
export function inventEntries(
  random: () => number,
  form: Form,
  former: Values | null,
): Record<string, string> {
  if (form.slug.startsWith('thang-xa')) return inventMonth(random, former);
  if (form.slug === 'ii-06a') return inventDossiers(random, form, former);
  return inventReceptions(random, form);
}

const below = (random: () => number, n: number) => Math.floor(random() * n);
/** Millions of đồng with three digits after the point. */
const money = (random: () => number, most: number) =>
  (below(random, most * 1000) / 1000).toFixed(3);

function inventMonth(random: () => number, former: Values | null): Record<string, string> {
  const received = 400 + below(random, 1500);
  const late = below(random, 40);
  const plan = former?.['DTC01.v'] ?? money(random, 90_000);
  const paid = Number(former?.['DTC02.v'] ?? 0);
  const more = Number(((Number(plan) - paid) * random() * 0.4).toFixed(3));
  return {
    'TTHC01.v': String(received),
    'TTHC02.v': String(received - late - below(random, 30)),
    'TTHC03.v': String(late),
    'TTHC05.v': String(below(random, received)),
    'DTC01.v': tidy(plan),
    'DTC02.v': tidy((paid + more).toFixed(3)),
    // Some communes have nothing to report here, which is not 0.
    ...(random() < 0.8 && { 'AS01.v': String(below(random, 300)) }),
    ...(random() < 0.8 && { 'AS02.v': String(below(random, 400)) }),
  };
}

const tidy = (number: string) => (number.includes('.') ? number.replace(/\.?0+$/, '') : number);

function inventDossiers(
  random: () => number,
  form: Form,
  former: Values | null,
): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const { id, formula } of form.rows) {
    if (formula !== undefined) continue;
    const over = former === null ? below(random, 30) : Number(former[`${id}.c11`] ?? 0);
    const [online, direct] = [below(random, 400), below(random, 200)];
    const all = online + direct + over;
    const inWork = below(random, Math.min(40, all + 1));
    const overdue = below(random, inWork + 1);
    const settled = all - inWork;
    const early = below(random, settled + 1);
    const late = below(random, Math.min(20, settled - early + 1));
    const put = (column: string, value: number) => (entries[`${id}.${column}`] = String(value));
    put('c4', online);
    put('c5', direct);
    if (former === null) put('c6', over);
    put('c8', early);
    put('c9', settled - early - late);
    put('c10', late);
    put('c12', inWork - overdue);
    put('c13', overdue);
  }
  return entries;
}

function inventReceptions(random: () => number, form: Form): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const { key, derived } of form.cells)
    if (derived === null) entries[key] = String(below(random, 60));
  for (const [all, first, again] of [
    [8, 10, 11],
    [17, 19, 20],
    [26, 28, 29],
  ])
    entries[`r1.c${all}`] = String(
      Number(entries[`r1.c${first}`]) + Number(entries[`r1.c${again}`]),
    );
  return entries;
}
