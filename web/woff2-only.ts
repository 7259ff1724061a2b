import type { Plugin } from 'vite';

/** KaTeX names each font three times for browsers of long ago; only WOFF2 needs to be shipped. */
export function woff2Only(): Plugin {
  return {
    name: 'woff2-only',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('katex') || !id.endsWith('.css')) return null;
      return code.replace(/,url\([^)]+\.(?:woff|ttf)\)\s*format\("[^"]+"\)/g, '');
    },
  };
}
