import { z } from 'zod';

/** An address of ours to go on to; two slashes in front, or a slash and a backslash, lead to another site. */
export const ReturnPath = z.string().regex(/^\/(?![/\\])/);
