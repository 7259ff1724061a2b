import { LocalDraft } from './open-draft.ts';

export interface DraftOwner {
  readonly userId: string;
  readonly courseId: string;
  readonly exerciseId: string;
}

/** The person is part of the key: lab machines are shared. */
function keyOf({ userId, courseId, exerciseId }: DraftOwner): string {
  return `gradecheck.draft:${userId}:${courseId}:${exerciseId}`;
}

export function readLocalDraft(owner: DraftOwner): LocalDraft | null {
  try {
    const kept = localStorage.getItem(keyOf(owner));
    return kept === null ? null : LocalDraft.parse(JSON.parse(kept));
  } catch {
    return null; // no storage, or something else under our name: the server's copy stands
  }
}

/** False where this device keeps nothing. */
export function writeLocalDraft(owner: DraftOwner, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(keyOf(owner), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}
