import { ConfigError } from '../config/reading/faults.ts';
import { DefectRefusal, NoSuchDefect, NoSuchRun, StoreError } from '../records/errors.ts';
import { ReportRequestError } from '../reports/errors.ts';
import { NothingToRetest, NotOneTrial } from '../trial/judge/errors.ts';
import { NotWritable } from '../trial/place.ts';
import { NotClean, NotPermitted, Stopped, UnknownMutant } from '../trial/mutate/errors.ts';
import { NothingSelected } from '../trial/suite/errors.ts';
import { exitCodes } from './exit.ts';

/** The call cannot be carried out as it was written. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Tells a person what went wrong, and gives the exit code for it. */
export function explain(error: unknown): number {
  const say = (text: string) => process.stderr.write(`nghiemthu: ${text}\n`);
  if (error instanceof ConfigError) {
    say(
      `the configuration has ${error.faults.length} ${error.faults.length === 1 ? 'fault' : 'faults'}:`,
    );
    process.stderr.write(`${error.message}\n`);
    return exitCodes.usage;
  }
  if (
    error instanceof UsageError ||
    error instanceof ReportRequestError ||
    error instanceof NotOneTrial ||
    error instanceof NothingToRetest ||
    error instanceof DefectRefusal ||
    error instanceof NothingSelected ||
    error instanceof NotWritable ||
    error instanceof NotPermitted ||
    error instanceof UnknownMutant
  ) {
    say(error.message);
    return exitCodes.usage;
  }
  if (error instanceof NoSuchRun) {
    say(`there is no run ${error.message}; "nghiemthu report" lists those there are`);
    return exitCodes.usage;
  }
  if (error instanceof NoSuchDefect) {
    say(`there is no defect ${error.message}; "nghiemthu defects" lists those there are`);
    return exitCodes.usage;
  }
  if (error instanceof NotClean) {
    say(`nothing was spoiled, as the clean run is not what it must be: ${error.message}`);
    return exitCodes.undecided;
  }
  if (error instanceof Stopped) {
    say('stopped before the clean run had ended: nothing is known yet');
    return exitCodes.undecided;
  }
  if (error instanceof StoreError) {
    say(`the store of results cannot be used: ${error.message}`);
    return exitCodes.undecided;
  }
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.undecided;
}
