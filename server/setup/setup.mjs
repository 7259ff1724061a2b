// What `npm start` and `npm test` run first, on whatever Node the machine has: plain JavaScript, no dependencies.
// Everything it says goes to standard error; standard output belongs to the command that follows.

const oldestNode = 20;

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  console.error(
    `GradeCheck needs Node.js ${oldestNode} or newer to set itself up; this is ${process.versions.node}. Install a newer one from https://nodejs.org.`,
  );
  process.exit(1);
}

void import('./run-setup.mjs').then(({ runSetup }) => runSetup(process.argv.slice(2)));
