/** The origin of a bucket's presigned addresses, and the bucket: `http://127.0.0.1:4566/images`. */
export type BucketAddress = string;

/** A source of the policy ends in a slash where all below it is meant, and does not mean itself then. */
const bothForms = (buckets: readonly BucketAddress[]): string =>
  buckets.flatMap((bucket) => [bucket, `${bucket}/`]).join(' ');

/**
 * What a page of the console may load, and from where: itself and the buckets, and no script or style that stands in
 * the page.
 * @param from the sources of the buckets, with spaces between them
 */
export const contentSecurityPolicy = (from: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    `img-src 'self' blob: data: ${from}`,
    `media-src blob: ${from}`,
    `connect-src 'self' ${from}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

/** The headers of every answer of the console. On AWS, template.yaml has the same. */
export const securityHeaders = (buckets: readonly BucketAddress[]): Record<string, string> => ({
  'Content-Security-Policy': contentSecurityPolicy(bothForms(buckets)),
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
});
