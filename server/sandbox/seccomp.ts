import { arch } from 'node:process';

/** A seccomp filter for sandbox processes: what a calculator has no business asking of the kernel is refused with EPERM. */

interface Architecture {
  readonly audit: number;
  /** The 32-bit ABI inside x86-64 numbers its calls from here on. */
  readonly foreignFrom: number | null;
  readonly denied: readonly number[];
}

/** Calls numbered alike on every architecture: io_uring, the new mount interface, pidfds. */
const COMMON = [425, 426, 427, 428, 429, 430, 431, 432, 433, 434, 438, 442];

const ARCHITECTURES: { readonly [arch: string]: Architecture } = {
  x64: {
    audit: 0xc000003e,
    foreignFrom: 0x40000000,
    // Sockets, ptrace, mounts, namespaces, keys, bpf, perf, modules, kexec, clocks, file handles, quotas, ports.
    denied: [
      41,
      42,
      43,
      49,
      50,
      53,
      288,
      101,
      310,
      311,
      312,
      155,
      161,
      165,
      166,
      272,
      308,
      248,
      249,
      250,
      321,
      298,
      323,
      175,
      176,
      313,
      246,
      320,
      103,
      135,
      163,
      164,
      167,
      168,
      169,
      172,
      173,
      179,
      303,
      304,
      ...COMMON,
    ],
  },
  arm64: {
    audit: 0xc00000b7,
    foreignFrom: null,
    denied: [
      198,
      199,
      200,
      201,
      202,
      203,
      242,
      117,
      270,
      271,
      272,
      41,
      51,
      40,
      39,
      97,
      268,
      217,
      218,
      219,
      280,
      241,
      282,
      105,
      106,
      273,
      104,
      294,
      116,
      92,
      89,
      170,
      224,
      225,
      142,
      60,
      264,
      265,
      ...COMMON,
    ],
  },
};

const LOAD_WORD = 0x20;
const JUMP_IF_EQUAL = 0x15;
const JUMP_IF_AT_LEAST = 0x35;
const RETURN = 0x06;

const OFFSET_OF_NUMBER = 0;
const OFFSET_OF_ARCHITECTURE = 4;

const ALLOW = 0x7fff0000;
const REFUSE_WITH_EPERM = 0x00050001;
const KILL_PROCESS = 0x80000000;

type Instruction = readonly [code: number, whenTrue: number, whenFalse: number, operand: number];

/** The filter as bubblewrap reads it, or null on an architecture that it has not been written for. */
export function seccompProgram(): Buffer | null {
  const architecture = ARCHITECTURES[arch];
  return architecture === undefined ? null : assemble(instructionsFor(architecture));
}

function instructionsFor({ audit, foreignFrom, denied }: Architecture): Instruction[] {
  const tests: Instruction[] = denied.map((call, index) => [
    JUMP_IF_EQUAL,
    denied.length - index,
    0,
    call,
  ]);
  const foreign: Instruction[] =
    foreignFrom === null ? [] : [[JUMP_IF_AT_LEAST, denied.length + 1, 0, foreignFrom]];
  return [
    [LOAD_WORD, 0, 0, OFFSET_OF_ARCHITECTURE],
    [JUMP_IF_EQUAL, 1, 0, audit],
    [RETURN, 0, 0, KILL_PROCESS],
    [LOAD_WORD, 0, 0, OFFSET_OF_NUMBER],
    ...foreign,
    ...tests,
    [RETURN, 0, 0, ALLOW],
    [RETURN, 0, 0, REFUSE_WITH_EPERM],
  ];
}

function assemble(instructions: readonly Instruction[]): Buffer {
  const program = Buffer.alloc(instructions.length * 8);
  for (const [index, [code, whenTrue, whenFalse, operand]] of instructions.entries()) {
    program.writeUInt16LE(code, index * 8);
    program.writeUInt8(whenTrue, index * 8 + 2);
    program.writeUInt8(whenFalse, index * 8 + 3);
    program.writeUInt32LE(operand, index * 8 + 4);
  }
  return program;
}
