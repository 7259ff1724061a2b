/** A source with one part replaced; a part that is not there is a slip of the test. */
export function edit(source: string, ...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [part, replacement]) => {
    if (!text.includes(part)) throw new Error(`The source has no ${JSON.stringify(part)}.`);
    return text.replaceAll(part, replacement);
  }, source);
}
