import { useTranslation } from 'react-i18next';
import { Page } from '../../components/Page.tsx';
import classes from './preview.module.css';

interface ProblemProps {
  readonly title: string;
  /** For the author, in the words of the loader or the model. */
  readonly text: string;
}

/** What the author has to change before there is anything to see. */
export function Problem({ title, text }: ProblemProps) {
  const { t } = useTranslation();
  return (
    <Page title={title}>
      <p role="alert" className={classes.problem} lang="en">
        {text}
      </p>
      <p>{t('preview.problem')}</p>
    </Page>
  );
}
