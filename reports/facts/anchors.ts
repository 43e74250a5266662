/** An address inside a document: letters, digits, `-` and `_`, whatever the parts contain. */
function anchor(...parts: string[]): string {
  return parts.map(plain).join('-');
}

function plain(part: string): string {
  return part.replace(/[^A-Za-z0-9_]/gu, (letter) =>
    letter === '-' || letter === '.' ? '-' : `_${letter.codePointAt(0)?.toString(16) ?? ''}`,
  );
}

export const anchors = {
  platform: (slug: string) => anchor('platform', slug),
  requirement: (id: string) => anchor('req', id),
  /** All requirements of a platform that are of one dimension. */
  group: (slug: string, dimension: string) => anchor('group', slug, dimension),
  defect: (id: string) => anchor('defect', id),
  load: (platform: string, profile: string) => anchor('load', platform, profile),
  case: (index: number) => anchor('case', String(index)),
  /** The list of cases in the HTML report. */
  cases: 'cases',
  defects: 'defects',
  requirements: 'requirements',
  loads: 'loads',
  diary: 'diary',
  waterfalls: 'waterfalls',
  section: (numeral: string) => anchor('section', numeral),
};
