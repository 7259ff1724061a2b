import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../server/contract/api/exercises.ts';
import { draftStatus, isDirty } from '../../../../web/draft/draft-state.ts';
import { openDraft } from '../../../../web/draft/open-draft.ts';

const server: Draft = { source: 'server', revision: 5, savedAt: '2026-11-12T21:00:00Z' };

describe('opening a draft', () => {
  it("takes the server's where this device keeps none", () => {
    expect(openDraft(null, server).text).toBe('server');
  });

  it("takes the server's where the local copy had been stored", () => {
    const opened = openDraft({ text: 'older', revision: 4, stored: true }, server);
    expect(opened.text).toBe('server');
    expect(opened.other).toBeNull();
  });

  it('restores without asking what was typed here and never arrived', () => {
    const opened = openDraft({ text: 'typed', revision: 5, stored: false }, server);
    expect(opened.text).toBe('typed');
    expect(isDirty(opened)).toBe(true);
    expect(opened.other).toBeNull();
  });

  it('asks when the server has gone on without this device', () => {
    const opened = openDraft({ text: 'typed', revision: 4, stored: false }, server);
    expect(opened.text).toBe('typed');
    expect(opened.other).toEqual(server);
    expect(draftStatus(opened)).toBe('conflict');
  });

  it('does not ask when both hold the same text', () => {
    const opened = openDraft({ text: 'server', revision: 2, stored: false }, server);
    expect(opened.other).toBeNull();
    expect(isDirty(opened)).toBe(false);
  });
});
