import { watch } from 'node:fs';
import { dirname } from 'node:path';

/** Editors write a file in several steps. */
const settleMs = 150;

/** Calls back when something in an exercise folder has changed, or the mistakes beside it; the result stops it. */
export function watchFolder(folder: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const settle = () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, settleMs);
  };
  const watchers = [
    watch(folder, { recursive: true }, settle),
    // The folder and not the file: many editors put a new file in the place of the old one.
    watch(dirname(folder), (_, name) => {
      if (name === 'misconceptions.yaml') settle();
    }),
  ];
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
