/**
 * Puts what is asked in one turn of the event loop into one call, so that askers who know nothing of each other share
 * a crossing. Calls follow one another and never overlap.
 */
export function gather<Question, Answer>(
  /** Answers many questions at once, in their order. */
  answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  let waiting: Question[] = [];
  let answers: Promise<readonly Answer[]> = Promise.resolve([]);

  const answerWaiting = async (last: Promise<unknown>): Promise<readonly Answer[]> => {
    await Promise.allSettled([last, new Promise((resolve) => void setImmediate(resolve))]);
    const questions = waiting;
    waiting = [];
    return answerAll(questions);
  };

  return async (question) => {
    if (waiting.length === 0) answers = answerWaiting(answers);
    const at = waiting.push(question) - 1;
    return (await answers)[at]!; // one answer for each question
  };
}
