export function tryLock(
  path: string,
): { readonly release: () => void } | { readonly holder: number };
