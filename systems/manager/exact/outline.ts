/** What is known about JSON without parsing it. */
export interface Outline {
  readonly isTooDeep: boolean;
  /** A name that an object has twice. */
  readonly doubled: string | undefined;
}

/** @returns where a text ends that begins at a quote: the place of its last one, or of the end of all */
const endOfText = (text: string, start: number): number => {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
};

/** Of valid JSON, only a name stands before a colon. */
const isName = (text: string, end: number): boolean => {
  let at = end + 1;
  while (' \t\r\n'.includes(text[at] ?? '.')) at += 1;
  return text[at] === ':';
};

/** @param quoted a text with its quotes: `"\u0061"` is the same name as `"a"` */
const nameOf = (quoted: string): string => {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    // Not JSON: parsing it reports that.
    return quoted;
  }
};

/**
 * Scans JSON without building values and without recursion. It also returns an outline of text that is not JSON.
 * @param mostDeep the most lists and objects within each other; what is deeper is not looked at
 */
export const outlineOf = (text: string, mostDeep: number): Outline => {
  /** The names of each open object; undefined for an open list. */
  const open: (Set<string> | undefined)[] = [];
  let doubled: string | undefined;
  const named = (name: string): void => {
    const names = open.at(-1);
    if (names?.has(name)) doubled ??= name;
    names?.add(name);
  };
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at];
    if (one === '"') {
      const end = endOfText(text, at);
      if (isName(text, end)) named(nameOf(text.slice(at, end + 1)));
      at = end;
    } else if (one === '{' || one === '[') {
      if (open.length === mostDeep) return { isTooDeep: true, doubled };
      open.push(one === '{' ? new Set() : undefined);
    } else if (one === '}' || one === ']') open.pop();
  }
  return { isTooDeep: false, doubled };
};
