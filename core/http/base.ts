/**
 * What stands before a resource in the path of a request: the stage, or what a custom domain maps.
 * Counted in segments from the end, for the values of path parameters may be anything.
 * @param resource as the gateway has it: `/things/{id}`
 * @param path `requestContext.path`: `/v1/things/7`
 * @returns `/v1`, without a slash at the end; nothing when there is nothing before it
 */
export const baseOf = (resource: string, path: string | undefined): string => {
  if (!path) return '';
  let end = path.endsWith('/') ? path.length - 1 : path.length;
  if (resource === '/') return path.slice(0, end);
  // At the first slash of the path the search ends, and stays there.
  for (let at = 0; at >= 0; at = resource.indexOf('/', at + 1)) end = path.lastIndexOf('/', end - 1);
  return path.slice(0, Math.max(end, 0));
};
