import type { Figures } from './measure.ts';

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** For people. */
export const report = ({ operations, generateMs, peerMs, typesMs, mistakes, bytesEach }: Figures): string =>
  [
    `This contract with ${String(operations)} more operations`,
    `  npm run generate:         ${seconds(generateMs)}, ${(generateMs / peerMs).toFixed(1)} times openapi-typescript alone (${seconds(peerMs)})`,
    `  TypeScript on its output: ${seconds(typesMs)}, ${String(mistakes)} mistakes`,
    `  validators:               ${bytesEach.all.toFixed(0)} bytes an operation, ${bytesEach.half.toFixed(0)} with half as many operations`,
  ].join('\n');

/** For machines. */
export const json = (figures: Figures): string => JSON.stringify(figures, undefined, 2);
