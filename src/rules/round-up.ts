/** To one of 1, 2, 5 times a power of ten: a figure that a person would write. */
export function roundUp(value: number): number {
  if (!(value > 0)) return 0;
  const magnitude = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 5, 10].find((step) => step * magnitude >= value * 0.999) ?? 10;
  return factor * magnitude;
}
