/** The bundle of Swagger UI, which comes without types, as far as it is used. */
declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  /** A request of "try it", before it is sent. */
  export interface TriedRequest {
    readonly url: string;
    readonly headers: Record<string, string>;
    /** Set where Swagger UI reads the contract. */
    readonly loadSpec?: boolean;
  }

  export interface SwaggerUi {
    readonly preauthorizeApiKey: (scheme: string, value: string) => void;
    readonly authActions: { readonly logout: (schemes: readonly string[]) => void };
  }

  const swaggerUi: (options: {
    readonly url: string;
    readonly domNode: Element;
    readonly deepLinking: boolean;
    readonly docExpansion: 'none' | 'list';
    readonly defaultModelsExpandDepth: number;
    readonly filter: boolean;
    readonly persistAuthorization: boolean;
    readonly tryItOutEnabled: boolean;
    readonly validatorUrl: null;
    readonly showMutatedRequest: boolean;
    readonly syntaxHighlight: { readonly activated: boolean };
    readonly requestInterceptor: (request: TriedRequest) => TriedRequest | Promise<TriedRequest>;
    readonly plugins: readonly object[];
    readonly onComplete: () => void;
  }) => SwaggerUi;
  export default swaggerUi;
}
