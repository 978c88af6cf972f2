/** Sections of `docs/model.md` by what they explain; the first that matches counts. */
const sections: readonly (readonly [RegExp, string])[] = [
  [/^assumptions\./, 'how-far-a-number-can-be-trusted'],
  [/^scenarios\.|\.survivors\.|^objectives\.survive/, 'availability'],
  [
    /^(max_rate_multiple|bottleneck|objectives\.headroom)|^components\.[^.]+\.(headroom|max_throughput|runway)/,
    'largest-load-and-runway',
  ],
  [/^components\.[^.]+\.(hit_ratio|hottest_partition)/, 'caches-and-hot-keys'],
  [
    /^safe_rate_multiple|^(flows|components)\.[^.]+\.(request_amplification|loss|metastable)/,
    'retries-timeouts-hedges',
  ],
  [
    /^components\.[^.]+\.recovery|^flows\.[^.]+\.(backlog|objectives\.retention)|^objectives\.(rpo|rto|data)/,
    'recovery',
  ],
  [/^(data|cost|bandwidth|objectives\.cost)|^components\.[^.]+\.(storage|bandwidth|cost)/, 'data-bandwidth-cost'],
  [/^(flows|components)\.[^.]+\.(objectives\.)?(availability|error_budget)/, 'availability'],
  [/^(flows|components)\.[^.]+\.(objectives\.)?(latency|freshness|response_time)/, 'latency'],
  [/^(flows|components)\.[^.]+\.(rate|calls)/, 'demand'],
  [/^components\./, 'stations'],
];

/** Anchor in `docs/model.md` of the section that says how numbers of this kind come about and how far they hold. */
export function modelSection(path: string): string | undefined {
  return sections.find(([pattern]) => pattern.test(path))?.[1];
}
