import AppLayout from '@cloudscape-design/components/app-layout';
import Flashbar from '@cloudscape-design/components/flashbar';
import { I18nProvider } from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useClaims } from '../session/use-session.ts';
import { type Area, areasOf, isForAdmins } from './areas.ts';
import { clearNotices, useNotices } from './notices.ts';
import { usePanel } from './panel.ts';
import { Top } from './Top.tsx';

/** A page of its own, outside of the router. */
const REFERENCE = '/reference/';

/** Beside the page; AppLayout puts it below on narrow screens. */
const PANEL = { position: 'side' } as const;
/** In pixels, until a reader changes it. */
const PANEL_SIZE = 440;

const linkTo = ({ to, label }: Area): SideNavigationProps.Link => ({ type: 'link', text: label, href: to });

/** The areas, those for admins under a heading of their own, and what is outside of the frame. */
const itemsOf = (areas: readonly Area[]): SideNavigationProps.Item[] => {
  const admin = areas.filter(isForAdmins);
  return [
    ...areas.filter((area) => !isForAdmins(area)).map(linkTo),
    ...(admin.length > 0
      ? [{ type: 'section-group' as const, title: 'Administration', items: admin.map(linkTo) }]
      : []),
    { type: 'divider' },
    { type: 'link', text: 'API reference', href: REFERENCE },
  ];
};

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
            items={itemsOf(areas)}
            onFollow={(event) => {
              if (event.detail.href === REFERENCE) return;
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
