/** What the page's one polite live region says; whoever announces does not need to hold it. */
let text = '';
const listeners = new Set<() => void>();

export function announce(sentence: string): void {
  text = sentence;
  for (const listener of listeners) listener();
}

export function subscribeToAnnouncements(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function lastAnnouncement(): string {
  return text;
}
