import { docx } from './formats/docx.ts';
import { html } from './formats/html.ts';
import { json } from './formats/json.ts';
import { junit } from './formats/junit.ts';
import { pdf } from './formats/pdf.ts';
import { xlsx } from './formats/xlsx.ts';
import type { Format, Kind, Output, Shape } from './kind.ts';
import { pair } from './kind.ts';
import { baoCao } from './kinds/bao-cao.ts';
import { junitResults } from './kinds/junit.ts';
import { soTheoDoiLoi } from './kinds/so-theo-doi-loi.ts';
import { verdict } from './kinds/verdict.ts';

/** A new document kind is one file in `kinds/` and one line here. */
const kinds = {
  verdict: [verdict],
  document: [baoCao],
  register: [soTheoDoiLoi],
  suites: [junitResults],
} satisfies { [S in Shape]: Kind<S>[] };

/** A new output format is one file in `formats/` and one line here. `pdf` is first: it waits for a browser while the others compute. */
const formats = {
  document: [pdf, docx, html],
  verdict: [json],
  register: [xlsx],
  suites: [junit],
} satisfies { [S in Shape]: Format<S>[] };

/** Every file a run's folder can get. */
export function outputs(): Output[] {
  return (Object.keys(formats) as Shape[]).flatMap((shape) => outputsOf(shape));
}

/** Names that `--format` takes. */
export function formatNames(): string[] {
  return [...new Set(outputs().map((output) => output.format))].sort();
}

/** Names of the registered modules, to be compared with the files on disk. */
export function registered(): { kinds: string[]; formats: string[] } {
  return {
    kinds: Object.values(kinds)
      .flat()
      .map((kind: { name: string }) => kind.name)
      .sort(),
    formats: Object.values(formats)
      .flat()
      .map((format: { name: string }) => format.name)
      .sort(),
  };
}

function outputsOf(shape: Shape): Output[] {
  const sameShape = kinds[shape] as unknown as Kind[];
  const renderers = formats[shape] as unknown as Format[];
  return renderers.flatMap((format) => sameShape.map((kind) => pair(kind, format)));
}
