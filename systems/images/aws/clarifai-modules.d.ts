/** What is used of Clarifai's client, which has no types of its own; read in its source, 2.9.1. */
declare module 'clarifai' {
  export interface AppOptions {
    /** Sent as `Authorization: Key …`. */
    readonly apiKey: string;
    /** Without it the client asks the environment. */
    readonly apiEndpoint: string;
    /** Both or neither: paths are then `/v2/users/{userId}/apps/{appId}/…`. */
    readonly userId?: string;
    readonly appId?: string;
  }
  export interface ModelOptions {
    readonly id: string;
    readonly version?: string;
  }
  export class App {
    constructor(options: AppOptions);
    readonly models: {
      /** @returns what the service answered with a 2xx, whatever it is, with a copy of itself as `rawData` */
      predict(model: ModelOptions, image: { base64: string }): Promise<unknown>;
    };
  }
  const clarifai: { readonly App: typeof App };
  export default clarifai;
}

/** The very module that the client sends its requests with; the `import` of `axios` is another one. */
declare module 'axios/dist/node/axios.cjs' {
  const axios: {
    readonly defaults: { maxContentLength?: number; maxRedirects?: number };
    readonly interceptors: {
      readonly response: { use<T extends { readonly data: unknown }>(fulfilled: (response: T) => T): number };
    };
  };
  export default axios;
}
