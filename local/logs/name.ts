/** What people call a function of the template: `PermitsLoadFunction` -> `permits-load` */
export const shortName = (id: string): string =>
  id
    .replace(/Function$/, '')
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
    .toLowerCase();
