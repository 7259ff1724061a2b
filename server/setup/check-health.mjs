// For a container's health check: ends with 0 if the program on this machine can do its work.

const timeoutMs = 4000;
const url = `http://127.0.0.1:${process.argv[2]}/readyz`;

try {
  const { ok } = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  console.error(error.cause?.message ?? error.message);
  process.exitCode = 1;
}
