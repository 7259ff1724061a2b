import { Button, Card, Group, Text, TextInput, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useJoinCourse } from '../../api/courses.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

interface JoinFormProps {
  readonly code?: string;
}

export function JoinForm({ code: initialCode = '' }: JoinFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const join = useJoinCourse();
  const [code, setCode] = useState(initialCode);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (code.trim() === '') return;
    join.mutate(code.trim(), {
      onSuccess: (course) => void navigate({ to: '/t/$courseId', params: { courseId: course.id } }),
    });
  }

  return (
    <Card withBorder padding="lg" maw="32rem">
      <form onSubmit={submit}>
        <Title order={2} size="h4" mb="sm">
          {t('courses.join')}
        </Title>
        <Group align="flex-end">
          <TextInput
            label={t('courses.code')}
            description={t('courses.codeRule')}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            flex={1}
            miw="12rem"
          />
          <Button type="submit" loading={join.isPending}>
            {t('courses.joinButton')}
          </Button>
        </Group>
        <Text size="sm" c="dimmed" my="sm">
          {t('courses.whoSees')}
        </Text>
        {join.isError && <ErrorNotice error={join.error} />}
      </form>
    </Card>
  );
}
