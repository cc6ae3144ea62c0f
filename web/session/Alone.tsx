import Box from '@cloudscape-design/components/box';
import { type ReactNode, useEffect } from 'react';

/** A page outside the frame: for people who are not signed in. */
export const Alone = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => {
  useEffect(() => {
    document.title = `${title} – Trellis`;
  }, [title]);
  return (
    <main className="alone">
      <div className="brand">
        <img src="/icon.svg" width="36" height="36" alt="" />
        <Box variant="h2" tagOverride="div" padding="n">
          Trellis
        </Box>
      </div>
      {children}
    </main>
  );
};
