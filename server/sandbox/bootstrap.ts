/**
 * The few lines that a sandbox process gets on its command line. The rest of its program comes through its first pipe:
 * a u32 length and the code. So it can do without any file of ours.
 */
export function bootstrap(resolveFrom: string): string {
  return `
const { readSync } = require('node:fs');
const read = (length) => {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length;) {
    const count = readSync(0, bytes, at, length - at);
    if (count === 0) process.exit(1);
    at += count;
  }
  return bytes;
};
const code = read(read(4).readUInt32LE()).toString();
new Function('require', 'exports', code)(require('node:module').createRequire(${JSON.stringify(resolveFrom)}), {});
`;
}

/** The program as the lines above read it. */
export function frameProgram(code: string): Buffer {
  const body = Buffer.from(code);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([length, body]);
}
