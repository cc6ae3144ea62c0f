import TopNavigation from '@cloudscape-design/components/top-navigation';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState, useSyncExternalStore } from 'react';
import { filesUnderWay } from '../session/under-way.ts';
import { useSignOut } from '../session/use-sign-out.ts';
import { subscribeTheme, switchTheme, theme } from '../theme.ts';

/** Is rarely asked, so it is not part of the frame. */
const SignOutQuestion = lazy(() => import('./SignOutQuestion.tsx'));

/** Signs out here or everywhere, and asks first when files would be lost. */
const useLeaving = () => {
  const { here, everywhere } = useSignOut();
  const [asked, setAsked] = useState<{ readonly files: number; readonly leave: () => void }>();
  const ask = (leave: () => void) => (): void => {
    const files = filesUnderWay();
    if (files === 0) leave();
    else setAsked({ files, leave });
  };
  const stay = (): void => {
    setAsked(undefined);
  };
  return {
    here: ask(here.mutate),
    everywhere: ask(everywhere.mutate),
    question: asked && (
      <Suspense>
        <SignOutQuestion
          files={asked.files}
          onAnswer={() => {
            stay();
            asked.leave();
          }}
          onClose={stay}
        />
      </Suspense>
    ),
  };
};

/** The bar above every page: where one is, as whom, and the way out. */
export const Top = ({ username }: { readonly username: string }) => {
  const navigate = useNavigate();
  const isDark = useSyncExternalStore(subscribeTheme, theme) === 'dark';
  const { here, everywhere, question } = useLeaving();
  const actions: Readonly<Record<string, () => void>> = {
    account: () => void navigate({ to: '/account' }),
    here,
    everywhere,
  };
  return (
    <div id="top">
      <TopNavigation
        identity={{
          href: '/',
          title: 'Trellis',
          logo: { src: '/icon.svg', alt: '' },
          onFollow: (event) => {
            event.preventDefault();
            void navigate({ to: '/' });
          },
        }}
        utilities={[
          {
            type: 'button',
            text: isDark ? 'Light' : 'Dark',
            ariaLabel: isDark ? 'Use light colours' : 'Use dark colours',
            onClick: switchTheme,
          },
          {
            type: 'menu-dropdown',
            text: username,
            iconName: 'user-profile',
            items: [
              { id: 'account', text: 'My account' },
              { id: 'here', text: 'Sign out' },
              { id: 'everywhere', text: 'Sign out everywhere' },
            ],
            onItemClick: ({ detail }) => actions[detail.id]?.(),
          },
        ]}
        i18nStrings={{ overflowMenuTriggerText: 'More', overflowMenuTitleText: 'All' }}
      />
      {question}
    </div>
  );
};
