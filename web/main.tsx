import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './queries.ts';
import { reloadWhenReplaced } from './reload.ts';
import { router } from './router.tsx';
import { session } from './session/browser.ts';
import './styles.css';
import { followTheme } from './theme.ts';

followTheme();
reloadWhenReplaced();
void session.start();

const place = document.getElementById('console');
if (place)
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
