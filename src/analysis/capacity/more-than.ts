/** P(more than `spare` of independent events happen). */
export function moreThan(spare: number, probabilities: readonly number[]): number {
  if (probabilities.every((p) => p === 0)) return 0;
  const happened = new Float64Array(spare + 1);
  happened[0] = 1;
  for (const p of probabilities) {
    for (let j = spare; j > 0; j--) happened[j] = happened[j]! * (1 - p) + happened[j - 1]! * p;
    happened[0]! *= 1 - p;
  }
  return Math.max(0, 1 - happened.reduce((sum, p) => sum + p, 0));
}
