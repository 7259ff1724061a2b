import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { oneWorker } from './one-worker.ts';
import { precompress } from './precompress.ts';
import { woff2Only } from './woff2-only.ts';

const pageAt = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Built files carry a hash in their names and lie beside their compressed forms, so that a server only has to send them. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), oneWorker(), woff2Only(), precompress()],
  // rehype-katex brings an older KaTeX, whose markup our stylesheet does not know.
  resolve: { dedupe: ['katex'] },
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2024',
    chunkSizeWarningLimit: 8000,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index.html', 'preview.html'].map((page) => pageAt(page)) },
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:3000' } } },
});
