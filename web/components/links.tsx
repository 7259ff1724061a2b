import { Anchor, Button } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

/** Mantine's look with the router's addresses, preloading and `aria-current`. */
export const TextLink = createLink(Anchor<'a'>);

export const ButtonLink = createLink(Button<'a'>);
