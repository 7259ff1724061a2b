import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import classes from './Crumbs.module.css';
import { TextLink } from './links.tsx';

interface CrumbsProps {
  /** From the outside in; the page itself is its title, not a crumb. */
  readonly children?: ReactNode;
}

/** Where this page lies. Each child is one link. */
export function Crumbs({ children }: CrumbsProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('frame.crumbs')} className={classes.crumbs}>
      <TextLink to="/turmas" activeProps={{}}>
        {t('courses.title')}
      </TextLink>
      {children}
    </nav>
  );
}
