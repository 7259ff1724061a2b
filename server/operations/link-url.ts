/** Where a person opens a one-time link. */
export function linkUrl(publicUrl: string, token: string): string {
  return new URL(`/link/${token}`, publicUrl).href;
}
