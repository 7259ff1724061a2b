import { describe, expect, it } from 'vitest';
import { preferredLocale } from '../../../web/preferred-locale.ts';

describe('the language to begin with', () => {
  it('is the one chosen on this device', () => {
    expect(preferredLocale('en', ['pt-BR'])).toBe('en');
  });

  it("is else the first of the browser's languages that we speak", () => {
    expect(preferredLocale(null, ['de-DE', 'en-GB', 'pt-PT'])).toBe('en');
    expect(preferredLocale(null, ['pt-PT', 'en'])).toBe('pt-BR');
  });

  it('is else Portuguese', () => {
    expect(preferredLocale('fr', ['fr-FR'])).toBe('pt-BR');
  });
});
