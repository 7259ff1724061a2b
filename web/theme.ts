import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Around #005ea8, which keeps 6.6:1 on white and stays apart from the red under every colour blindness. */
const blue: MantineColorsTuple = [
  '#e8f3fd',
  '#d2e4f6',
  '#a5c8ea',
  '#75abde',
  '#4e92d4',
  '#3582cf',
  '#1f76c6',
  '#005ea8',
  '#00549a',
  '#00437e',
];

const systemFonts =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";
const codeFonts =
  "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace";

export const theme = createTheme({
  colors: { blue },
  primaryColor: 'blue',
  primaryShade: { light: 7, dark: 7 },
  fontFamily: systemFonts,
  fontFamilyMonospace: codeFonts,
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
});
