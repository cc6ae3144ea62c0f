/** What the build takes from openapi.yaml: see vite.config.ts. An ambient module cannot say its type. */
declare module 'virtual:permit-search' {
  export const search: unknown;
}
