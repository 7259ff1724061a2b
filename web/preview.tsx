import '@mantine/core/styles.css';
import './styles.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client.ts';
import { sessionQuery } from './api/session.ts';
import { Announcer } from './components/Announcer.tsx';
import { startI18n } from './i18n.ts';
import { PreviewPage } from './pages/preview/PreviewPage.tsx';
import { theme } from './theme.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('preview.html has no #root to render into');

await startI18n();
const queryClient = createQueryClient(() => undefined);
// There are no accounts here.
queryClient.setQueryData(sessionQuery.queryKey, null);
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <PreviewPage />
        <Announcer />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
