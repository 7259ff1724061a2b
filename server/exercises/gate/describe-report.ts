import { headlineText } from '#contract/messages/headline-text.ts';
import type { Report } from '#contract/report.ts';

/** What a report says first, for an author: `wrong_gradient with 6 of 10 points: db is 5 times too large`. */
export function describeReport({ verdict, score, maxScore, headline }: Report): string {
  return `${verdict} with ${score} of ${maxScore} points: ${headlineText(headline, 'en')}`;
}
