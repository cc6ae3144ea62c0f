import AppLayout from '@cloudscape-design/components/app-layout';
import Flashbar from '@cloudscape-design/components/flashbar';
import { I18nProvider } from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClaims } from '../session/use-session.ts';
import { areasOf } from './areas.ts';
import { useNotices } from './notices.ts';
import { usePanel } from './panel.ts';
import { Top } from './Top.tsx';

/** Beside the page; AppLayout puts it below on narrow screens. */
const PANEL = { position: 'side' } as const;
/** In pixels, until a reader changes it. */
const PANEL_SIZE = 440;

/** The frame around every page of who is signed in. */
const Shell = () => {
  const claims = useClaims();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const notices = useNotices();
  const panel = usePanel();
  const [isOpen, setOpen] = useState(() => matchMedia('(min-width: 689px)').matches);
  const [panelSize, setPanelSize] = useState(PANEL_SIZE);
  const areas = areasOf(claims);
  const here = areas.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <Top username={claims.username} />
      <AppLayout
        headerSelector="#top"
        toolsHide
        navigationOpen={isOpen}
        onNavigationChange={({ detail }) => {
          setOpen(detail.open);
        }}
        navigation={
          <SideNavigation
            activeHref={here?.to ?? ''}
            items={areas.map(({ to, label }) => ({ type: 'link', text: label, href: to }))}
            onFollow={(event) => {
              event.preventDefault();
              if (!matchMedia('(min-width: 689px)').matches) setOpen(false);
              void navigate({ to: event.detail.href });
            }}
          />
        }
        notifications={<Flashbar items={notices} stackItems />}
        content={<Outlet />}
        splitPanel={panel?.node}
        splitPanelOpen={panel !== undefined}
        splitPanelPreferences={PANEL}
        splitPanelSize={panelSize}
        onSplitPanelResize={({ detail }) => {
          setPanelSize(detail.size);
        }}
        onSplitPanelToggle={({ detail }) => {
          if (!detail.open) panel?.close();
        }}
      />
    </I18nProvider>
  );
};

export default Shell;
