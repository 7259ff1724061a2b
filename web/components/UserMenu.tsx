import { Button, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signOut } from '#contract/api/accounts.ts';
import { call } from '../api/call.ts';
import { changePerson, useUser } from '../api/session.ts';
import { ButtonLink } from './links.tsx';
import classes from './UserMenu.module.css';

export function UserMenu() {
  const { t } = useTranslation();
  const user = useUser();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: () => call(signOut, { body: {} }),
    onSuccess: async () => {
      await changePerson(queryClient);
      await navigate({ to: '/entrar' });
    },
  });

  if (user === null) {
    return (
      <ButtonLink to="/entrar" variant="subtle" size="compact-md">
        {t('frame.signIn')}
      </ButtonLink>
    );
  }
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-md"
          color="gray"
          className={classes.person}
          classNames={{ label: classes.name ?? '' }}
        >
          {user.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.email}</Menu.Label>
        <Menu.Item onClick={() => leave.mutate()}>{t('frame.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
