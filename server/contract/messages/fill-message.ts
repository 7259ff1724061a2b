type Value = string | number;

/** Puts values in the place of `{{name}}`; what has no value stays as it stands. */
export function fillMessage(template: string, values: Readonly<Record<string, Value>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => {
    const value = values[name];
    return value === undefined ? placeholder : String(value);
  });
}
