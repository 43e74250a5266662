/** The reports cannot be judged as one trial. */
export class NotOneTrial extends Error {
  override name = 'NotOneTrial';
}
