import { describe, expect, it } from 'vitest';
import {
  formatCosine,
  formatDateTime,
  formatError,
  formatPoints,
  formatRatio,
  formatShape,
  formatSpread,
} from '../../../web/format.ts';

describe('points and times', () => {
  it('follow the language of the reader', () => {
    expect(formatPoints(6.5, 'pt-BR')).toBe('6,5');
    expect(formatPoints(6.5, 'en')).toBe('6.5');
    expect(formatPoints(1234, 'pt-BR')).toBe('1.234');
  });

  it('stand in the time zone of the course', () => {
    const evening = '2026-11-13T00:03:00Z';
    expect(formatDateTime(evening, 'pt-BR', 'America/Sao_Paulo')).toBe('12/11/2026, 21:03');
    expect(formatDateTime(evening, 'en', 'America/Sao_Paulo')).toBe('12/11/2026, 21:03');
  });
});

describe('code numbers', () => {
  it('read by magnitude in a column of errors', () => {
    expect([0, 1.23e-7, 0.8, 4, 1500].map(formatError)).toEqual([
      '0',
      '1.2e-7',
      '8.0e-1',
      '4.0e0',
      '1.5e3',
    ]);
  });

  it('carry their sign where it matters', () => {
    expect([1, -0.42].map(formatCosine)).toEqual(['+1.000', '−0.420']);
    expect([5, -1].map(formatRatio)).toEqual(['5.00×', '−1.00×']);
  });

  it('need one digit for a spread', () => {
    expect([0, 2.2e-16, 0.03].map(formatSpread)).toEqual(['0', '2e-16', '3e-2']);
  });

  it('call a scalar by its name', () => {
    expect(formatShape([1, 4], 'número')).toBe('1×4');
    expect(formatShape([], 'número')).toBe('número');
  });
});
