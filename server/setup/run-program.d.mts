export class ProgramFailure extends Error {
  constructor(command: string, output: string);
}
