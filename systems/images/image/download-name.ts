/** The endings of a file of each type; the first is given to a name that has none of them. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['.jpg', '.jpeg', '.jpe', '.jfif'],
  'image/png': ['.png', '.apng'],
  'image/webp': ['.webp'],
  'image/gif': ['.gif'],
  'image/avif': ['.avif'],
};

/** In code points: what stands in a URL is up to 20 times as long, and file systems take no more than 255 bytes. */
const LONGEST = 60;

/**
 * Under which name a browser saves the file of an image: the name that it was uploaded with, and an ending that says
 * what it was found to be. `holiday.jpg` stays, and a PNG that was called `holiday.exe` becomes `holiday.exe.png`.
 */
export const downloadName = (
  { id, fileName }: { readonly id: string; readonly fileName?: string },
  contentType: string,
): string => {
  const endings = ENDINGS[contentType] ?? [];
  const name = (fileName ?? `image-${id}`).replaceAll(/[/\\:*?"<>|]/g, '_');
  const ending = endings.find((one) => name.toLowerCase().endsWith(one)) ?? '';
  const stem = [...name.slice(0, name.length - ending.length)].slice(0, LONGEST).join('');
  return `${stem}${ending === '' ? (endings[0] ?? '') : name.slice(name.length - ending.length)}`;
};
