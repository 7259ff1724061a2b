import { Stack } from '@mantine/core';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemMessages } from '#contract/messages/problems.ts';
import { ApiProblem, isPassing, isProblem } from '../api/api-problem.ts';
import { NotFoundPage } from '../pages/not-found/NotFoundPage.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import { ButtonLink } from './links.tsx';
import { useLocale } from '../use-locale.ts';
import { Page } from './Page.tsx';

/** What stands in a page's place when it could not be loaded. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const title = useErrorTitle(error);
  if (isProblem(error, 'not_found')) return <NotFoundPage />;

  async function retry(): Promise<void> {
    await router.invalidate();
    reset();
  }

  return (
    <Page title={title} width="narrow">
      {canPass(error) ? (
        <ErrorNotice error={error} onRetry={() => void retry()} />
      ) : (
        <Stack align="flex-start">
          <ErrorNotice error={error} />
          <ButtonLink to="/turmas">{t('notFound.back')}</ButtonLink>
        </Stack>
      )}
    </Page>
  );
}

/** A refusal has a name of its own. */
function useErrorTitle(error: unknown): string {
  const { t } = useTranslation();
  const locale = useLocale();
  if (!(error instanceof ApiProblem) || canPass(error) || error.code === 'offline') {
    return t('error.title');
  }
  return error.code === 'unreadable' ? t('error.title') : problemMessages[locale][error.code].title;
}

/** A refusal stays one however often one asks. */
function canPass(error: unknown): boolean {
  return !(error instanceof ApiProblem) || error.code === 'unreadable' || isPassing(error);
}
