import { ProgramFailure } from './run-program.mjs';

/** Why the set-up cannot go on and what to do, in one sentence. */
export class SetupFailure extends Error {}

const shownLines = 15;

/** @type {readonly (readonly [RegExp, (match: RegExpMatchArray) => string])[]} */
const knownCauses = [
  [
    /ENOSPC|No space left on device/i,
    () => 'The disk is full: free some space (about 2 GB) and start again.',
  ],
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/,
    ([code]) =>
      `npm cannot reach its registry (${code}): check the network connection or the proxy settings, then start again.`,
  ],
  [
    /\b(CERT_\w+|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT_LOCALLY)\b/,
    ([code]) =>
      `npm does not trust its registry's certificate (${code}): set npm's "cafile" to your network's certificate, then start again.`,
  ],
  [
    /\b(EACCES|EPERM|EROFS): [^\n]*/,
    ([line]) =>
      `The set-up may not write here (${line}): correct the owner of this folder, then start again.`,
  ],
  [
    /\bEUSAGE\b/,
    () =>
      'package.json and package-lock.json do not fit together: run "npm install" and commit the lock file.',
  ],
];

/** @param {unknown} error */
export function describeFailure(error) {
  if (error instanceof SetupFailure) return error.message;
  if (!(error instanceof Error)) return String(error);
  const text = error instanceof ProgramFailure ? error.output : error.message;
  for (const [pattern, sentence] of knownCauses) {
    const match = text.match(pattern);
    if (match !== null) return sentence(match);
  }
  const ending = text.split('\n').slice(-shownLines).join('\n');
  return error instanceof ProgramFailure ? `${error.message}\n${ending}` : ending;
}
