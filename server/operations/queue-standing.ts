/** How a submission that waits stands at this moment. */
export interface Standing {
  /** Submissions that are graded before it. */
  readonly ahead: number;
  /** No grader is running. */
  readonly graderAway: boolean;
}

/** Null for a submission that does not wait. */
export type FindStanding = (submissionId: string) => Promise<Standing | null>;
