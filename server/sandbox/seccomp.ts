import { arch } from 'node:process';

/** A seccomp filter for sandbox processes: what a calculator has no business asking of the kernel is refused with EPERM. */

interface CallNumbers {
  readonly x64: number;
  readonly arm64: number | null;
}

const DENIED: { readonly [call: string]: CallNumbers } = {
  socket: { x64: 41, arm64: 198 },
  connect: { x64: 42, arm64: 203 },
  accept: { x64: 43, arm64: 202 },
  accept4: { x64: 288, arm64: 242 },
  bind: { x64: 49, arm64: 200 },
  listen: { x64: 50, arm64: 201 },
  socketpair: { x64: 53, arm64: 199 },
  ptrace: { x64: 101, arm64: 117 },
  process_vm_readv: { x64: 310, arm64: 270 },
  process_vm_writev: { x64: 311, arm64: 271 },
  kcmp: { x64: 312, arm64: 272 },
  pidfd_open: { x64: 434, arm64: 434 },
  pidfd_getfd: { x64: 438, arm64: 438 },
  mount: { x64: 165, arm64: 40 },
  umount2: { x64: 166, arm64: 39 },
  pivot_root: { x64: 155, arm64: 41 },
  chroot: { x64: 161, arm64: 51 },
  open_tree: { x64: 428, arm64: 428 },
  move_mount: { x64: 429, arm64: 429 },
  fsopen: { x64: 430, arm64: 430 },
  fsconfig: { x64: 431, arm64: 431 },
  fsmount: { x64: 432, arm64: 432 },
  fspick: { x64: 433, arm64: 433 },
  mount_setattr: { x64: 442, arm64: 442 },
  unshare: { x64: 272, arm64: 97 },
  setns: { x64: 308, arm64: 268 },
  keyctl: { x64: 250, arm64: 219 },
  add_key: { x64: 248, arm64: 217 },
  request_key: { x64: 249, arm64: 218 },
  bpf: { x64: 321, arm64: 280 },
  perf_event_open: { x64: 298, arm64: 241 },
  userfaultfd: { x64: 323, arm64: 282 },
  io_uring_setup: { x64: 425, arm64: 425 },
  io_uring_enter: { x64: 426, arm64: 426 },
  io_uring_register: { x64: 427, arm64: 427 },
  init_module: { x64: 175, arm64: 105 },
  finit_module: { x64: 313, arm64: 273 },
  delete_module: { x64: 176, arm64: 106 },
  kexec_load: { x64: 246, arm64: 104 },
  kexec_file_load: { x64: 320, arm64: 294 },
  reboot: { x64: 169, arm64: 142 },
  swapon: { x64: 167, arm64: 224 },
  swapoff: { x64: 168, arm64: 225 },
  acct: { x64: 163, arm64: 89 },
  quotactl: { x64: 179, arm64: 60 },
  settimeofday: { x64: 164, arm64: 170 },
  syslog: { x64: 103, arm64: 116 },
  personality: { x64: 135, arm64: 92 },
  name_to_handle_at: { x64: 303, arm64: 264 },
  open_by_handle_at: { x64: 304, arm64: 265 },
  iopl: { x64: 172, arm64: null },
  ioperm: { x64: 173, arm64: null },
};

interface Architecture {
  readonly audit: number;
  /** The 32-bit ABI inside x86-64 numbers its calls from here on. */
  readonly foreignFrom: number | null;
}

const ARCHITECTURES = {
  x64: { audit: 0xc000003e, foreignFrom: 0x40000000 },
  arm64: { audit: 0xc00000b7, foreignFrom: null },
} as const satisfies { readonly [arch in keyof CallNumbers]: Architecture };

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
  if (arch !== 'x64' && arch !== 'arm64') return null;
  const denied = Object.values(DENIED).flatMap(({ x64, arm64 }) =>
    arch === 'x64' ? x64 : (arm64 ?? []),
  );
  return assemble(instructionsFor(ARCHITECTURES[arch], denied));
}

function instructionsFor(
  { audit, foreignFrom }: Architecture,
  denied: readonly number[],
): Instruction[] {
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
