const CRASHES_TO_QUARANTINE = 3;
const MAX_REMEMBERED = 1000;

/** Counts, version by version, how often a model ended its process; three times and it is not run again. */
export class Quarantine {
  readonly #crashes = new Map<string, number>();

  holds(version: string): boolean {
    return (this.#crashes.get(version) ?? 0) >= CRASHES_TO_QUARANTINE;
  }

  count(version: string): void {
    const crashes = (this.#crashes.get(version) ?? 0) + 1;
    this.#crashes.delete(version);
    this.#crashes.set(version, crashes);
    const [longestAgo] = this.#crashes.keys();
    if (this.#crashes.size > MAX_REMEMBERED && longestAgo !== undefined) {
      this.#crashes.delete(longestAgo);
    }
  }
}
