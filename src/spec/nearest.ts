import { distance } from 'fastest-levenshtein';

/** The known name that `name` was probably meant to be, or undefined when none is close. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const wanted = normalise(name);
  let best: string | undefined;
  // Two letters swapped are two edits; a name of one or two letters is close to everything.
  const allowed = wanted.length < 3 ? 0 : wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3));
  let fewest = allowed + 1;
  for (const candidate of known) {
    const edits = distance(wanted, normalise(candidate));
    if (edits < fewest) {
      fewest = edits;
      best = candidate;
    }
  }
  return best ?? onlyCompletion(wanted, known);
}

/** A name that is not typed to its end can be far from the one that is meant. */
function onlyCompletion(wanted: string, known: Iterable<string>): string | undefined {
  if (wanted.length < 3) return undefined;
  const [first, ...others] = [...known].filter((candidate) => normalise(candidate).startsWith(wanted));
  return others.length === 0 ? first : undefined;
}

/** Camel case, dashes and capitals are spellings of the same name: `serviceTime`, `service-time`, `service_time`. */
function normalise(name: string): string {
  return name.replace(/[-_\s]/g, '').toLowerCase();
}
