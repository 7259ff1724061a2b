import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Page.module.css';

const rows = [1, 2, 3, 4, 5, 6];

export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={classes.page} aria-busy="true" aria-label={t('frame.loading')}>
      <Skeleton height={32} width="40%" mb="lg" />
      <Stack gap="sm">
        {rows.map((row) => (
          <Skeleton key={row} height={44} />
        ))}
      </Stack>
    </div>
  );
}
