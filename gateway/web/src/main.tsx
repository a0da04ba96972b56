import './styles.js';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod/v4/core';
import { queryClient } from './api/client.js';
import { router } from './routes.js';
import { cssVariables, theme } from './theme.js';
import { startWords } from './words.js';

// The content policy forbids making code from text; zod would try.
config({ jitless: true });
await startWords();

// A newer version was put in place while this page was open: its parts have other names now.
window.addEventListener('vite:preloadError', () => navigator.onLine && window.location.reload());

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
