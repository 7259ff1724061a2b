import { expect, it } from 'vitest';
import { focusableFormulas } from '../../../web/components/focusable-formulas.ts';

it('lets the keyboard reach formulae on lines of their own, and only them', () => {
  const display = { type: 'element', properties: { className: ['katex-display'] }, children: [] };
  const inline = { type: 'element', properties: { className: ['katex'] }, children: [] };
  const paragraph = { type: 'element', properties: {}, children: [display, inline] };
  focusableFormulas()({ type: 'root', children: [paragraph] });
  expect(display.properties).toEqual({ className: ['katex-display'], tabIndex: 0 });
  expect(inline.properties).toEqual({ className: ['katex'] });
});
