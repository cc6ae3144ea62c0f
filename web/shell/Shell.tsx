import AppLayout from '@cloudscape-design/components/app-layout';
import Flashbar from '@cloudscape-design/components/flashbar';
import { I18nProvider } from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useClaims } from '../session/use-session.ts';
import { areasOf } from './areas.ts';
import { clearNotices, useNotices } from './notices.ts';
import { Top } from './Top.tsx';

/** The frame around every page of who is signed in. */
const Shell = () => {
  const claims = useClaims();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const notices = useNotices();
  const [isOpen, setOpen] = useState(() => matchMedia('(min-width: 689px)').matches);
  const areas = areasOf(claims);
  // They belong to who was signed in.
  useEffect(() => clearNotices, [claims.sub]);
  const here = areas.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <Top username={claims.username} />
      <AppLayout
        headerSelector="#top"
        toolsHide
        stickyNotifications
        navigationOpen={isOpen}
        onNavigationChange={({ detail }) => {
          setOpen(detail.open);
        }}
        navigation={
          <SideNavigation
            activeHref={here?.to ?? ''}
            items={[
              ...areas.map(({ to, label }) => ({ type: 'link' as const, text: label, href: to })),
              { type: 'divider' },
              { type: 'link', text: 'API reference', href: '/reference/' },
            ]}
            onFollow={(event) => {
              // A page of its own, outside of the router.
              if (event.detail.href === '/reference/') return;
              event.preventDefault();
              if (!matchMedia('(min-width: 689px)').matches) setOpen(false);
              void navigate({ to: event.detail.href });
            }}
          />
        }
        notifications={
          <div className="notices">
            <Flashbar items={notices} stackItems />
          </div>
        }
        content={<Outlet />}
      />
    </I18nProvider>
  );
};

export default Shell;
