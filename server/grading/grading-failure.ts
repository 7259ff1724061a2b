/** A grading that could not be done, by no fault of the student's: it costs no attempt and is tried again. */
export class GradingFailure extends Error {
  override readonly name = 'GradingFailure' as const;
  /** `model`: the exercise's own model failed, so trying again will not help. */
  readonly culprit: 'model' | 'sandbox';

  constructor(message: string, culprit: 'model' | 'sandbox') {
    super(message);
    this.culprit = culprit;
  }
}
