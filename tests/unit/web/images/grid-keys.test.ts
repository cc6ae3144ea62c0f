import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { actOf, placeAfter } from '../../../../web/images/grid-keys.ts';
import { cellsIn, GAP_PX } from '../../../../web/images/grid-size.ts';

const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];
const press = (key: string, ctrl = false) => ({ key, ctrl });

describe('in a gallery', () => {
  test('no key leads out', () => {
    const grids = fc.record({
      count: fc.integer({ min: 1, max: 500 }),
      columns: fc.integer({ min: 2, max: 8 }),
      rows: fc.integer({ min: 1, max: 10 }),
    });
    fc.assert(
      fc.property(grids, fc.nat(), fc.constantFrom(...KEYS), fc.boolean(), (grid, from, key, ctrl) => {
        const place = placeAfter({ key, ctrl }, from % grid.count, grid) ?? -1;
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThan(grid.count);
      }),
    );
  });

  // Three rows: 0 1 2 3, 4 5 6 7, 8 9.
  const grid = { count: 10, columns: 4, rows: 2 };
  test.each([
    ['ArrowRight', 3, 4],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 5],
    ['ArrowDown', 7, 9],
    ['ArrowDown', 8, 8],
    ['ArrowUp', 5, 1],
    ['ArrowUp', 2, 2],
    ['Home', 6, 4],
    ['End', 4, 7],
    ['End', 8, 9],
  ])('%s leads from %i to %i', (key, from, to) => expect(placeAfter(press(key), from, grid)).toBe(to));

  test('Ctrl leads to the ends', () => {
    expect(placeAfter(press('End', true), 1, grid)).toBe(9);
    expect(placeAfter(press('Home', true), 6, grid)).toBe(0);
  });

  test('no key leads anywhere without images', () =>
    expect(placeAfter(press('End'), 0, { ...grid, count: 0 })).toBeUndefined());

  test('letters act in either case, and not with Ctrl, which belongs to the browser', () => {
    expect([actOf(press('x')), actOf(press('X')), actOf(press('x', true))]).toEqual([
      'delete',
      'delete',
      undefined,
    ]);
    expect(actOf(press('constructor'))).toBeUndefined();
  });

  test('a row of cells fits into its width, and a large page has fewer than 100 in sight', () => {
    fc.assert(
      fc.property(fc.integer({ min: 240, max: 4000 }), (widthPx) => {
        const { columns, sizePx } = cellsIn(widthPx);
        expect(columns * sizePx + (columns - 1) * GAP_PX).toBeLessThanOrEqual(widthPx);
      }),
    );
    const { columns, sizePx } = cellsIn(1620);
    expect(columns * (Math.ceil(1440 / (sizePx + GAP_PX)) + 3)).toBeLessThan(100);
  });
});
