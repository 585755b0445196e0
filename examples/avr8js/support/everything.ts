/**
 * All that can be reached from an object, without asking any definition: what a definition forgets is seen here.
 */

/** What is left out, by the last part of its path, and why that is right. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  clockEventPool: 'entries of the list that are free for use',
  externalClockPort: 'found when the clock of the timer is first set, and the same ever after',
  naming: 'set only while a hook runs',
  kinds: 'made by the constructor',
  names: 'the names of closures; those in the list are compared',
};

/** Every number, boolean and string by its path. Functions count as there or not there. */
export function everything(root: object): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const seen = new Map<object, string>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'function') found.set(path, 'function');
    else if (typeof value !== 'object') found.set(path, value);
    else if (value !== null) visitObject(value, path);
  };
  const visitObject = (value: object, path: string): void => {
    const known = seen.get(value);
    if (known !== undefined) {
      found.set(path, `as ${known}`);
      return;
    }
    seen.set(value, path);
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
      found.set(path, Array.from(value as Uint8Array).join());
    } else if (value instanceof Set) visit([...value], path);
    else {
      for (const [key, member] of Object.entries(value)) {
        if (member !== undefined && LEFT_OUT[key] === undefined) visit(member, path === '' ? key : `${path}.${key}`);
      }
    }
  };
  visit(root, '');
  return found;
}

/** The paths whose values differ. */
export function differences(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): string[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths].filter((path) => one.get(path) !== other.get(path));
}
