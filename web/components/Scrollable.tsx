import type { ReactNode } from 'react';

interface ScrollableProps {
  readonly label: string;
  readonly className?: string | undefined;
  readonly lang?: string;
  readonly children: ReactNode;
}

/** A box of text that scrolls by keyboard as well, which not every browser gives to a box by itself. */
export function Scrollable({ label, className, lang, children }: ScrollableProps) {
  return (
    <section
      aria-label={label}
      className={className}
      lang={lang}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolling is the interaction
      tabIndex={0}
    >
      {children}
    </section>
  );
}
