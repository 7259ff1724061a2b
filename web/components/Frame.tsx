import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Announcer } from './Announcer.tsx';
import classes from './Frame.module.css';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { TextLink } from './links.tsx';
import { UserMenu } from './UserMenu.tsx';

export function Frame() {
  const { t } = useTranslation();
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#main">
        {t('frame.skip')}
      </a>
      <header className={classes.header}>
        <TextLink to="/turmas" className={classes.brand} underline="never">
          <img src="/icon.svg" alt="" width={24} height={24} />
          {t('frame.name')}
        </TextLink>
        <div className={classes.tools}>
          <LanguageSwitch />
          <UserMenu />
        </div>
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <Announcer />
    </div>
  );
}
