/** The first line of every generated TypeScript or JavaScript file. */
export const BANNER = '// Generated from openapi.yaml by `npm run generate`. Do not edit.\n';
