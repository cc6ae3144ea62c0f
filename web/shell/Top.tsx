import TopNavigation from '@cloudscape-design/components/top-navigation';
import { useNavigate } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { useSignOut } from '../session/use-sign-out.ts';
import { subscribeTheme, switchTheme, theme } from '../theme.ts';

/** The bar above every page: where one is, as whom, and the way out. */
export const Top = ({ username }: { readonly username: string }) => {
  const navigate = useNavigate();
  const isDark = useSyncExternalStore(subscribeTheme, theme) === 'dark';
  const { here, everywhere } = useSignOut();
  const actions: Readonly<Record<string, () => void>> = {
    account: () => void navigate({ to: '/account' }),
    here: () => {
      here.mutate();
    },
    everywhere: () => {
      everywhere.mutate();
    },
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
    </div>
  );
};
