/** Cases were asked for that there are none of: nothing was run. */
export class NothingSelected extends Error {
  override name = 'NothingSelected';

  constructor(grep: string, cases: number) {
    super(`none of ${cases} cases matches ${grep}`);
  }
}
