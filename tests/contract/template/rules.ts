import {
  leastPrivilege,
  mailComesFromTheSender,
  noManagedPolicies,
  keysAreTheStacks,
  openDoorsWriteParts,
} from './access.ts';
import { eventsFit, everyFunctionHasAnEvent } from './events.ts';
import {
  builtByEsbuild,
  entryIsThere,
  eventsAreNotLogged,
  logsExpire,
  oneRuntime,
  settingsAgree,
  tagsAreServed,
} from './functions.ts';
import {
  apiIsDeployedWhole,
  firewallCountsTheOpen,
  noCircles,
  nothingDangles,
  oneStage,
  scopesHavePlans,
  throttlesAgree,
} from './gateway.ts';
import { layersAreKept, layersHoldWhatIsLeftOut } from './layers.ts';
import {
  costsAreAskedFor,
  failedRunsAreKept,
  failuresRing,
  keyCapacityRingsApart,
  metricsAreTheStacks,
} from './alarms.ts';
import { keptNamesAreFree, namesFit } from './names.ts';
import { parametersAreGrouped, parametersFit } from './parameters.ts';
import type { Rule } from './project.ts';
import { batchesArePartial, consumersHaveTime, queuesLoseNothing, receivesAreForWork } from './queues.ts';
import { bucketsArePrivate, bucketsMayNotify, corsNamesOrigins, tablesAreKept } from './storage.ts';

/** All that the template must keep, by what it is to people. */
export const RULES: readonly [string, Rule][] = [
  ['no circle of references, through the included document too', noCircles],
  ['whatever is referred to is there', nothingDangles],
  ['the API has exactly one stage', oneStage],
  ['a change of the API is always deployed, and nothing of it is open by default', apiIsDeployedWhole],
  ['each scope has a usage plan of that stage', scopesHavePlans],
  ['the gateway throttles as the contract says', throttlesAgree],
  ['the firewall counts what is open, by address', firewallCountsTheOpen],
  ['each tag has a function that serves it and may be invoked', tagsAreServed],
  ['each function’s entry file is there', entryIsThere],
  ['each entry file asks for exactly the settings it is given', settingsAgree],
  ['functions are built alike', builtByEsbuild],
  ['functions run alike', oneRuntime],
  ['layers are built like functions, and kept', layersAreKept],
  ['what a bundle leaves out is in a layer', layersHoldWhatIsLeftOut],
  ['events are never logged', eventsAreNotLogged],
  ['logs expire', logsExpire],
  ['policies allow what is written out', leastPrivilege],
  ['policies are our own', noManagedPolicies],
  ['a stack reaches its own API keys alone', keysAreTheStacks],
  ['a function that anyone may call writes named parts of the accounts', openDoorsWriteParts],
  ['mail comes from the one sender, with any configuration set', mailComesFromTheSender],
  ['buckets are private, encrypted and kept', bucketsArePrivate],
  ['buckets may tell their queues', bucketsMayNotify],
  ['browsers of named origins alone may use a bucket', corsNamesOrigins],
  ['tables are on demand and kept', tablesAreKept],
  ['names fit, whatever the stack is called', namesFit],
  ['what is kept takes no name that another stack needs', keptNamesAreFree],
  ['a parameter lets through what its resources and settings take', parametersFit],
  ['parameters are asked for in groups, and last those of emulators', parametersAreGrouped],
  ['metrics are told apart by stack', metricsAreTheStacks],
  ['an alarm rings for each function and queue, and says so to somebody', failuresRing],
  ['a run of a scheduled function that fails is kept', failedRunsAreKept],
  ['the API’s 5xx ring, and too many API keys ring apart', keyCapacityRingsApart],
  ['what costs much is off by default', costsAreAskedFor],
  ['queues are encrypted, and a dead letter rings', queuesLoseNothing],
  ['a message stays hidden while it is worked on', consumersHaveTime],
  ['messages are received to be worked on', receivesAreForWork],
  ['batches fail in part', batchesArePartial],
  ['each function has a sample event', everyFunctionHasAnEvent],
  ['each sample event is one of its function, without a secret', eventsFit],
];
