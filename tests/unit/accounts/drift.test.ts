import { expect, test } from '@jest/globals';
import { countDrift } from '../../../systems/accounts/keys/counting.ts';
import { keyFault, rightAttribute, shutsOut } from '../../../systems/accounts/reconciling/drift.ts';
import { denialOf, NOW, registered } from '../../shared/accounts/usual.ts';

const NOW_S = NOW.getTime() / 1000;
const WELL = { hasOwner: true, atGateway: true, isYoung: false, now: NOW };

test.each([
  ['an active key', {}, {}, undefined],
  ['one that is being made', { state: 'creating' }, {}, undefined],
  ['one that has time left', { expiresAt: NOW_S + 1 }, {}, undefined],
  ['one whose end has come', { expiresAt: NOW_S }, {}, 'expired'],
  ['one that is disabled and expired', { state: 'disabled', expiresAt: NOW_S }, {}, 'expired'],
  ['one that is being removed', { state: 'removing' }, {}, 'removing'],
  ['one without an owner', {}, { hasOwner: false }, 'ownerless'],
  ['one without an owner that is being removed', { state: 'removing' }, { hasOwner: false }, 'ownerless'],
  ['a young one without an owner', {}, { hasOwner: false, isYoung: true }, undefined],
  ['one that the gateway lacks', {}, { atGateway: false }, 'unknown to the gateway'],
  ['a young one that the gateway lacks', {}, { atGateway: false, isYoung: true }, undefined],
  ['a young one that is expired', { expiresAt: NOW_S }, { isYoung: true }, 'expired'],
] as const)('%s', (_name, key, facts, want) =>
  expect(keyFault(registered('u', 'k', key), { ...WELL, ...facts })).toBe(want),
);

const a = registered('u', 'a', { replacedBy: 'b' });
const b = registered('u', 'b', { replacedBy: 'c' });
const c = registered('u', 'c');
const twin = registered('u', 'twin');
const other = registered('u', 'other', { createdAt: NOW.toISOString() });
const music = registered('u', 'music', { scope: 'music', createdAt: NOW.toISOString() });

test.each([
  ['a key that stands', 'c', [c, other], [], 'c'],
  ['a key that was replaced', 'a', [a, b, c, other], [], 'c'],
  ['a key that was replaced and removed', 'a', [a, b, c, other], ['a', 'b'], 'c'],
  ['a key whose replacement is gone', 'a', [a, other], [], 'a'],
  ['a key that is gone with all that replaced it', 'a', [a, b, c, other], ['a', 'b', 'c'], 'other'],
  ['nothing of the user’s', 'x', [c, other, music], [], 'other'],
  ['nothing, where the newest key comes first', 'x', [other, c], [], 'other'],
  ['nothing, where two keys are the newest', 'x', [c, twin], [], 'twin'],
  ['nothing, where they come the other way round', 'x', [twin, c], [], 'twin'],
  ['nothing, where the newest key was replaced', 'x', [a, b, c], [], 'c'],
  ['nothing, where only keys of other scopes work', 'x', [music], [], null],
  [
    'nothing, where no key works',
    'x',
    [
      { ...c, state: 'disabled' },
      { ...other, expiresAt: NOW_S },
    ],
    [],
    null,
  ],
  ['nothing, where there is no key', 'x', [], [], null],
  ['a key of a ring, which ends somewhere', 'a', [a, { ...b, replacedBy: 'a' }], [], 'b'],
] as const)('an attribute that names %s', (_name, named, known, removed, want) =>
  expect(rightAttribute(named, known, new Set(removed), NOW)).toBe(want),
);

test.each([
  ['no entry', undefined, false],
  ['one without an end', denialOf('u'), true],
  ['one that goes on', denialOf('u', { until: NOW_S + 1 }), true],
  ['one that has ended', denialOf('u', { until: NOW_S }), false],
])('%s: shut out or not', (_name, denial, want) => expect(shutsOut(denial, NOW)).toBe(want));

const replaced = registered('u', 'replaced', { replacedBy: 'c', expiresAt: NOW_S + 1 });
const hashes = (...keys: (typeof c)[]) => new Set(keys.map(({ hash }) => hash));
const none = hashes();

test.each([
  ['all keys and all replaced ones', [c, replaced], [replaced], [c, replaced], [], []],
  ['a key that is gone', [c, other], [], [c], [other], []],
  ['a replaced key that is gone', [c, replaced], [replaced], [c], [replaced], []],
  ['no key of the user’s', [], [], [c, other], [], [c, other]],
  ['a replaced key as one that is not', [replaced], [], [replaced], [], [replaced]],
  ['a replaced key among those alone', [], [replaced], [replaced], [], [replaced]],
  ['one whose overlap has ended', [b], [], [{ ...b, expiresAt: NOW_S }], [], []],
  ['a replaced key that is being removed', [b], [], [{ ...b, state: 'removing' }], [], []],
] as const)('a count that has %s', (_name, keys, counted, standing, surplus, missing) =>
  expect(
    countDrift(
      { keys: hashes(...keys), replaced: { permits: hashes(...counted), music: none, manager: none } },
      standing,
      NOW,
    ),
  ).toEqual({ surplus: [...hashes(...surplus)], missing }),
);
