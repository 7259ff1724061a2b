import { z } from 'zod';

/** Portuguese is the source language; English is complete. */
export const locales = ['pt-BR', 'en'] as const;

export const Locale = z.enum(locales);
export type Locale = z.infer<typeof Locale>;

/** A short text in every language. */
export const Localized = z.strictObject({ 'pt-BR': z.string().min(1), en: z.string().min(1) });
export type Localized = z.infer<typeof Localized>;
