/** What this device remembers of its own; everything else is the server's. */
export type SettingName = 'locale' | 'editor';

export function readSetting(name: SettingName): string | null {
  try {
    return localStorage.getItem(`gradecheck.${name}`);
  } catch {
    return null; // storage may be forbidden; the setting then lasts as long as the page
  }
}

export function writeSetting(name: SettingName, value: string): void {
  try {
    localStorage.setItem(`gradecheck.${name}`, value);
  } catch {
    // see readSetting
  }
}
