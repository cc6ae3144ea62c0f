import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import type { Key } from '../key-parts/key.ts';
import { snippetsFor } from './snippets.ts';

/** A first request with a key, in three languages, against this very API. */
export const Snippets = ({ scope }: { readonly scope: Key['scope'] }) => (
  <Tabs
    ariaLabel="Language"
    tabs={snippetsFor(scope, location.origin).map(({ id, label, code }) => ({
      id,
      label,
      content: (
        <SpaceBetween size="s">
          <pre className="code" tabIndex={0} role="region" aria-label={`The request in ${label}`}>
            <code>{code}</code>
          </pre>
          <CopyToClipboard
            textToCopy={code}
            copyButtonText="Copy"
            copySuccessText="Copied"
            copyErrorText="It could not be copied: select and copy it"
          />
        </SpaceBetween>
      ),
    }))}
  />
);
