import type { RunningProduct } from './host.ts';
import type { Running } from './program.ts';

/** Takes over a program that was started, and gives it back. */
type Own = <P extends Pick<Running, 'stop'> & Partial<Running>>(program: P) => P;

/**
 * Starts a product that several programs make together. They are stopped in turn, the last first, also where one of them
 * does not start; the product has ended when one of them has.
 */
export async function together(
  start: (own: Own) => Promise<Pick<RunningProduct, 'addresses' | 'version'>>,
): Promise<RunningProduct> {
  const programs: (Pick<Running, 'stop'> & Partial<Running>)[] = [];
  const stop = async () => {
    for (const program of programs.splice(0).reverse()) await program.stop();
  };
  const own: Own = (program) => {
    programs.push(program);
    return program;
  };
  try {
    const { addresses, version } = await start(own);
    const ends = programs.flatMap(({ ended }) => ended ?? []);
    return { addresses, version, stop, ended: Promise.race(ends) };
  } catch (error) {
    await stop();
    throw error;
  }
}
