/** What `generate` makes of contract.yaml when the bench is built; see build.ts. */
declare module 'bench:things' {
  type RouteOf<Id extends string> = import('../../core/http/table.ts').Route & { readonly id: Id };
  export const things: {
    readonly 'GET /things/{id}': RouteOf<'getThing'>;
    readonly 'GET /guarded/{id}': RouteOf<'getGuarded'>;
  };
}

/** contract.yaml as JSON. */
declare module 'bench:contract' {
  const contract: import('openapi-backend').Document;
  export default contract;
}
