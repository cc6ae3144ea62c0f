import { useNavigate } from '@tanstack/react-router';
import { type MouseEvent, type RefObject, useRef, useState } from 'react';
import type { Act } from './grid-keys.ts';
import type { Image } from './image.ts';
import { gallerySearch } from './search.ts';
import type { PageDialog } from './page-dialog.ts';
import { deleteLater, deletions } from './trash.ts';

/** Which image has the focus, which are selected, and what can be done with them. */
export interface Selection {
  readonly activeId: string | undefined;
  readonly selected: ReadonlySet<string>;
  /** The selected images that are still there, in their order. */
  readonly chosen: readonly Image[];
  /** The images that an act is about: those that are selected, or the one with the focus. */
  readonly meant: readonly string[];
  readonly focus: RefObject<boolean>;
  readonly activate: (imageId: string) => void;
  readonly clear: () => void;
  readonly remove: (imageIds: readonly string[]) => void;
  readonly act: (act: Act, image: Image) => void;
  readonly pick: (event: MouseEvent, image: Image) => void;
}

const toggled = (selected: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
};

/** The images between two, with both. */
const between = (images: readonly Image[], one: string | undefined, other: string): string[] => {
  const places = [one ?? other, other].map((id) => images.findIndex((image) => image.id === id));
  return images.slice(Math.max(0, Math.min(...places)), Math.max(...places) + 1).map(({ id }) => id);
};

/** Opens an image over the gallery; back leads to the gallery. */
const useOpening = () => {
  const navigate = useNavigate({ from: '/images' });
  return (image: string): void => {
    void navigate({
      search: (now) => gallerySearch({ ...now, image }),
      state: (now) => ({ ...now, isFromGallery: true }),
      resetScroll: false,
    });
  };
};

/** The image that has the focus once others are gone: the one after them, or the last. */
const neighbour = (images: readonly Image[], gone: readonly string[]): Image | undefined => {
  const at = images.findIndex(({ id }) => id === gone[0]);
  const rest = images.filter(({ id }) => !gone.includes(id));
  return rest[Math.min(at, rest.length - 1)];
};

/** Which images have the focus and are selected. */
const useChoice = (images: readonly Image[]) => {
  const [activeId, activate] = useState<string>();
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const focus = useRef(false);
  const chosen = images.filter(({ id }) => selected.has(id));
  return {
    activeId,
    activate,
    selected,
    chosen,
    focus,
    select: (imageIds: readonly string[]): void => {
      select(new Set(imageIds));
    },
    toggle: (id: string): void => {
      activate(id);
      select(toggled(selected, id));
    },
    meantWith: (id: string | undefined): string[] =>
      chosen.length > 0 ? chosen.map((image) => image.id) : id === undefined ? [] : [id],
    remove: (imageIds: readonly string[]): void => {
      const next = neighbour(images, imageIds);
      if (next) activate(next.id);
      focus.current = true;
      select(new Set());
      deleteLater(imageIds);
    },
  };
};

export const useSelection = (images: readonly Image[], onDialog: (dialog: PageDialog) => void): Selection => {
  const choice = useChoice(images);
  const { activeId, activate, selected, chosen, focus, select, toggle, meantWith, remove } = choice;
  const goTo = useOpening();
  const open = ({ id }: Image): void => {
    activate(id);
    goTo(id);
  };
  const clear = (): void => {
    select([]);
  };
  const acts: Readonly<Record<Act, (image: Image) => void>> = {
    open,
    select: ({ id }) => {
      toggle(id);
    },
    selectAll: () => {
      select(images.map(({ id }) => id));
    },
    clear,
    delete: ({ id }) => {
      remove(meantWith(id));
    },
    undo: deletions.undoLast,
    tag: ({ id }) => {
      if (chosen.length === 0) toggle(id);
      onDialog('tag');
    },
    help: () => {
      onDialog('keys');
    },
  };
  return {
    activeId,
    selected,
    chosen,
    meant: meantWith(activeId),
    focus,
    activate,
    clear,
    remove,
    act: (act, image) => {
      acts[act](image);
    },
    pick: (event, image) => {
      if (event.shiftKey) select([...selected, ...between(images, activeId, image.id)]);
      else if (event.ctrlKey || event.metaKey) toggle(image.id);
      else open(image);
    },
  };
};
