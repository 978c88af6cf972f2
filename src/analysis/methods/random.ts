/** A stream of uniform numbers in [0, 1), 32 bits each. */
export type Random = () => number;

/**
 * A reproducible stream for a seed and a purpose. Streams of different names are independent, so that a change in one
 * part of a model leaves the draws of the others alone. sfc32, seeded by splitmix32.
 */
export function randomStream(seed: number, name = ''): Random {
  const mix = splitmix32((seed >>> 0) ^ hash(name));
  let a = mix();
  let b = mix();
  let c = mix();
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/**
 * `samples` points in the unit cube of the given dimension, one in each of `samples` equal slices of every axis,
 * shuffled independently: entry [dimension][sample]. Each axis has its own stream, so another input does not move the
 * others.
 */
export function latinHypercube(samples: number, names: readonly string[], seed: number): Float64Array[] {
  return names.map((name) => {
    const random = randomStream(seed, name);
    const axis = Float64Array.from({ length: samples }, (_, i) => (i + random()) / samples);
    for (let i = samples - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const kept = axis[i]!;
      axis[i] = axis[j]!;
      axis[j] = kept;
    }
    return axis;
  });
}

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let t = state ^ (state >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return t ^ (t >>> 15);
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}
