const mostCharacters = 240;

/** What a program throws may go on for pages; a sentence does not, and the whole stands below it. */
export function shorten(sentence: string): string {
  if (sentence.length <= mostCharacters) return sentence;
  const start = sentence.slice(0, mostCharacters);
  const lastSpace = start.lastIndexOf(' ');
  const end = lastSpace > mostCharacters / 2 ? lastSpace : mostCharacters;
  return `${start.slice(0, end).toWellFormed()}…`;
}
