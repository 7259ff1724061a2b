import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../server/contract/api/exercises.ts';
import {
  advanceDraft,
  draftStatus,
  isDirty,
  saveDelayMs,
  type DraftEvent,
  type DraftState,
} from '../../../../web/draft/draft-state.ts';

const stored: Draft = { source: 'one', revision: 3, savedAt: '2026-11-12T21:00:00Z' };
const opened: DraftState = {
  text: 'one',
  stored,
  saving: null,
  failures: 0,
  failure: null,
  other: null,
};

function after(...events: readonly DraftEvent[]): DraftState {
  return events.reduce(advanceDraft, opened);
}

const edited: DraftEvent = { type: 'edited', text: 'two' };
const saved: DraftEvent = {
  type: 'saved',
  draft: { source: 'two', revision: 4, savedAt: '2026-11-12T21:03:00Z' },
};
const other: Draft = { source: 'three', revision: 9, savedAt: '2026-11-12T21:02:00Z' };

describe('a draft', () => {
  it('needs no save while the server has the same text', () => {
    expect(saveDelayMs(opened)).toBeNull();
    expect(draftStatus(opened)).toBe('saved');
  });

  it('is saved two seconds after the last key', () => {
    expect(saveDelayMs(after(edited))).toBe(2000);
    expect(draftStatus(after(edited))).toBe('unsaved');
  });

  it('is sent once at a time', () => {
    expect(saveDelayMs(after(edited, { type: 'sent' }))).toBeNull();
    expect(draftStatus(after(edited, { type: 'sent' }))).toBe('saving');
  });

  it('stays dirty when typing went on during the save', () => {
    const typing = after(edited, { type: 'sent' }, { type: 'edited', text: 'two!' }, saved);
    expect(isDirty(typing)).toBe(true);
    expect(typing.stored.revision).toBe(4);
  });

  it('is clean again when the edit is taken back', () => {
    expect(isDirty(after(edited, { type: 'edited', text: 'one' }))).toBe(false);
  });

  it('waits longer after each failed save, and says where the text is', () => {
    const failed: DraftEvent[] = [{ type: 'sent' }, { type: 'failed', why: 'away' }];
    expect(saveDelayMs(after(edited, ...failed))).toBe(5000);
    expect(saveDelayMs(after(edited, ...failed, ...failed))).toBe(10_000);
    expect(saveDelayMs(after(edited, ...failed, ...failed, ...failed, ...failed))).toBe(30_000);
    expect(draftStatus(after(edited, ...failed))).toBe('local_only');
    expect(draftStatus(after(edited, ...failed, { type: 'sent' }, saved))).toBe('saved');
  });

  it.each(['signed_out', 'too_large'] as const)(
    'says that it is on this device only, and why: %s',
    (why) => {
      expect(draftStatus(after(edited, { type: 'sent' }, { type: 'failed', why }))).toBe(why);
    },
  );
});

describe('a draft that was saved elsewhere', () => {
  const conflicted = after(edited, { type: 'sent' }, { type: 'conflicted', other });

  it('keeps both texts and sends nothing until somebody chooses', () => {
    expect(conflicted.text).toBe('two');
    expect(conflicted.other?.source).toBe('three');
    expect(saveDelayMs(conflicted)).toBeNull();
    expect(draftStatus(conflicted)).toBe('conflict');
  });

  it('goes over the other one when mine is kept', () => {
    const kept = advanceDraft(conflicted, { type: 'kept_mine' });
    expect(kept.text).toBe('two');
    expect(kept.stored.revision).toBe(9);
    expect(saveDelayMs(kept)).toBe(2000);
  });

  it('gives way when the other is taken', () => {
    const taken = advanceDraft(conflicted, { type: 'took_other' });
    expect(taken.text).toBe('three');
    expect(isDirty(taken)).toBe(false);
  });

  it('is no conflict when both say the same', () => {
    const same = { ...other, source: 'two' };
    const merged = after(edited, { type: 'sent' }, { type: 'conflicted', other: same });
    expect(draftStatus(merged)).toBe('saved');
    expect(merged.stored.revision).toBe(9);
  });
});
