import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type Native<Own> = Own & Omit<ComponentPropsWithRef<'a'>, keyof Own>;

/** Mantine's look with the router's addresses, preloading and `aria-current`. */
export const TextLink = createLink((props: Native<AnchorProps>) => <Anchor {...props} />);

/** Looks like a button and is a link, because it leads somewhere. */
export const ButtonLink = createLink((props: Native<ButtonProps>) => (
  <Button component="a" {...props} />
));
