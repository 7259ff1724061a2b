import { Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from './announce.ts';
import classes from './Page.module.css';

interface PageProps {
  readonly title: string;
  readonly crumbs?: ReactNode;
  /** Stands beside the title. */
  readonly aside?: ReactNode;
  readonly width?: 'narrow' | 'wide';
  readonly children: ReactNode;
}

/** A page that reads from top to bottom: crumbs, title, content. */
export function Page({ title, crumbs, aside, width = 'wide', children }: PageProps) {
  usePageTitle(title);
  return (
    <div className={classes.page} data-width={width}>
      {crumbs}
      <div className={classes.heading}>
        <Title order={1} size="h2">
          {title}
        </Title>
        {aside}
      </div>
      {children}
    </div>
  );
}

/** Names the window, and tells a screen reader that the page changed. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation();
  const name = t('frame.name');
  // Synchronises the document's title.
  useEffect(() => {
    document.title = `${title} · ${name}`;
    announce(title);
  }, [title, name]);
}
