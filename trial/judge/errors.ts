/** The reports cannot be judged as one trial. */
export class NotOneTrial extends Error {
  override name = 'NotOneTrial';
}

/** The last run that saw a defect has no such case any more: there is nothing that could run again. */
export class NothingToRetest extends Error {
  override name = 'NothingToRetest';

  constructor(runId: string, caseId: string) {
    super(`run ${runId} has no case ${caseId} any more`);
  }
}
