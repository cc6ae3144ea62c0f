/**
 * What Swagger UI leaves out for people who do not see its page: names of fields, keyboard access to what scrolls. Its
 * options do not offer it. Attributes that it does not set itself stay when it draws again.
 */

const name = (element: Element, label: string): void => {
  if (!element.hasAttribute('aria-label')) element.setAttribute('aria-label', label);
};

/** The name of the parameter or the part in whose row a field is. */
const nearby = (field: Element): string =>
  field.closest('[data-param-name]')?.getAttribute('data-param-name') ??
  (field.closest('.responses-wrapper') ? 'Media type of the response' : 'Media type of the request');

const MENDS: readonly (readonly [selector: string, mend: (element: Element) => void])[] = [
  [
    '#servers',
    (select) => {
      name(select, 'Server');
    },
  ],
  [
    '.operation-filter-input',
    (input) => {
      name(input, 'Filter by tag');
    },
  ],
  [
    '.opblock-body :is(input, select, textarea)',
    (field) => {
      name(field, nearby(field));
    },
  ],
  [
    '.close-modal',
    (button) => {
      name(button, 'Close');
    },
  ],
  [
    '.modal-btn[aria-label], .btn-done[aria-label]',
    (button) => {
      button.removeAttribute('aria-label');
    },
  ],
  // A link in a button: the button does the same, and keeps the address up to date.
  [
    '.opblock-summary-control a[href]',
    (link) => {
      link.removeAttribute('href');
    },
  ],
  [
    'pre, .table-container, .model-box',
    (scrolling) => {
      scrolling.setAttribute('tabindex', '0');
    },
  ],
];

const mendIn = (place: Element): void => {
  for (const [selector, mend] of MENDS) for (const element of place.querySelectorAll(selector)) mend(element);
};

/** Mends what is drawn in a place, now and later. */
export const mendWhatIsDrawn = (place: Element): void => {
  let isWaiting = false;
  new MutationObserver(() => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      mendIn(place);
    });
  }).observe(place, { childList: true, subtree: true });
};
