import { VisuallyHidden } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { lastAnnouncement, subscribeToAnnouncements } from './announce.ts';

export function Announcer() {
  const text = useSyncExternalStore(subscribeToAnnouncements, lastAnnouncement);
  return (
    <VisuallyHidden component="output" aria-live="polite">
      {text}
    </VisuallyHidden>
  );
}
