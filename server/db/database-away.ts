/** Prisma's codes for a database that cannot be reached or has no connection to spare. */
const prismaCodes = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'];

/** The system's, for a socket that nobody answers on. */
const socketCodes = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'];

/** PostgreSQL's, for a server that starts, stops or is full. */
const serverCodes = ['57P01', '57P02', '57P03', '53300', '08000', '08003', '08006'];

const codes = new Set([...prismaCodes, ...socketCodes, ...serverCodes]);

/** Messages of the driver, which carry no code: a connection broke under a query, or none could be had. */
const brokenConnection =
  /Connection terminated|Server has closed the connection|Client has encountered a connection error|timeout exceeded when trying to connect/;

/** Whether an error, or what caused it, means no more than that the database does not answer at the moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && codes.has(String(error.code))) return true;
  if ('originalCode' in error && codes.has(String(error.originalCode))) return true;
  if ('message' in error && brokenConnection.test(String(error.message))) return true;
  return ['cause', 'meta', 'driverAdapterError'].some(
    (name) => name in error && isDatabaseAway(Reflect.get(error, name)),
  );
}
