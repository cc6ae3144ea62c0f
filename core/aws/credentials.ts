import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * Stands in for the SDK's default credential chain in bundles (see `Alias` in template.yaml). Lambda
 * hands a function its role's credentials in the environment; profiles, SSO, web identity and
 * instance metadata are never asked there, and cost about a fifth of a bundle's import.
 */
export const defaultProvider = () => fromEnv();
