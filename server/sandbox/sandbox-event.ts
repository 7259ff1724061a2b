import type { ConfinementLevel } from './types.ts';

/** What a sandbox tells its log. */
export type SandboxEvent =
  | {
      readonly kind: 'confined';
      readonly level: ConfinementLevel;
      readonly layers: readonly string[];
    }
  | {
      readonly kind: 'started';
      readonly role: 'student' | 'reference';
      readonly pid: number;
      readonly ms: number;
    }
  | {
      readonly kind: 'ended';
      readonly role: 'student' | 'reference';
      readonly pid: number;
      readonly cause: string;
      readonly detail: string;
    };
