/** `width` of `width[2]`. */
export function nameOf(written: string): string {
  return written.replace(/\[.*/, '');
}

export function findRepeated(names: readonly string[]): string | undefined {
  return names.find((name, at) => names.indexOf(name) !== at);
}
