import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeAttemptLimit, type ExercisePlace } from '../../api/exercises.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

const largestLimit = 10_000;

interface AttemptLimitProps {
  readonly place: ExercisePlace;
  readonly limit: number | null;
}

export function AttemptLimit({ place, limit }: AttemptLimitProps) {
  const { t } = useTranslation();
  const change = useChangeAttemptLimit(place);
  const [value, setValue] = useState<number | string>(limit ?? '');

  function submit(event: FormEvent): void {
    event.preventDefault();
    change.mutate(typeof value === 'number' ? value : null);
  }

  return (
    <form onSubmit={submit}>
      <Group align="flex-end" mb="lg">
        <NumberInput
          label={t('results.limit')}
          description={t('results.limitRule')}
          placeholder={t('results.unlimited')}
          min={1}
          max={largestLimit}
          allowDecimal={false}
          clampBehavior="strict"
          value={value}
          onChange={setValue}
          w="14rem"
        />
        <Button type="submit" variant="default" loading={change.isPending}>
          {t('results.saveLimit')}
        </Button>
        <Text size="sm" component="output">
          {change.isSuccess && t('results.limitSaved')}
        </Text>
      </Group>
      {change.isError && <ErrorNotice error={change.error} />}
    </form>
  );
}
