/** What a change is about, in one line of an audit record: `groups: admins; enabled: true`. */
export const detailOf = (change: Readonly<Record<string, unknown>>): string =>
  Object.entries(change)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') || 'none' : String(value)}`)
    .join('; ')
    .slice(0, 500);
