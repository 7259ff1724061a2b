import { StartFailure } from '../../start/start-failure.ts';

const knownCauses: readonly (readonly [RegExp, (folder: string) => string])[] = [
  [
    /No space left on device/,
    (folder) => `The disk that holds ${folder} is full. Free some space and start again.`,
  ],
  [
    /Permission denied/,
    (folder) =>
      `PostgreSQL may not write in ${folder}. Correct its owner, or set DATA_DIR to another folder.`,
  ],
  [
    /lock file "postmaster.pid" already exists/,
    (folder) =>
      `Another PostgreSQL works in ${folder}. Stop it, or set DATA_DIR to another folder.`,
  ],
  [
    /database files are incompatible with server/,
    (folder) =>
      `${folder} was made by another version of PostgreSQL. Set DATA_DIR to another folder, or DATABASE_URL to a server of that version.`,
  ],
];

/** What PostgreSQL's log says of a start that failed, in one sentence. */
export function explainFailure(log: string, dataFolder: string): StartFailure {
  const known = knownCauses.find(([pattern]) => pattern.test(log));
  const lastLine = log.split('\n').findLast((line) => /FATAL|PANIC|error:/i.test(line)) ?? log;
  const message = known?.[1](dataFolder) ?? `The embedded PostgreSQL did not start: ${lastLine}`;
  return new StartFailure(message, { cause: new Error(log) });
}
