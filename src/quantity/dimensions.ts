import type { Dimension } from './quantity';

/** How to speak about each dimension. */
export const dimensionWords: Readonly<
  Record<Dimension, { readonly noun: string; readonly example: string; readonly units: string }>
> = {
  count: { noun: 'a count', example: '10k', units: 'k, M, B, T' },
  rate: { noun: 'a rate', example: '12k/s', units: '/s, /min, /h, /day, /week, /month, /year, rps' },
  duration: { noun: 'a duration', example: '4ms', units: 'ns, us, ms, s, min, h, d, w, mo, y' },
  size: { noun: 'a size', example: '64MB', units: 'B, kB, MB, GB, TB, KiB, MiB, GiB, TiB' },
  bandwidth: { noun: 'a bandwidth', example: '100MB/s', units: 'MB/s, GB/s, Mbit/s, Gbit/s, Mbps, Gbps' },
  fraction: { noun: 'a fraction', example: '95%', units: '%' },
  growth: { noun: 'a growth rate', example: '8%/month', units: '%/month, %/year' },
  factor: { noun: 'a factor', example: '3x', units: 'x' },
  'money-per-time': {
    noun: 'an amount of money per time',
    example: '$0.20/h',
    units: '/h, /day, /month, /year behind an amount',
  },
  'money-per-size-time': {
    noun: 'a price per size and time',
    example: '$0.023/GB/month',
    units: '/GB/month, /TB/month behind an amount',
  },
  'money-per-count': { noun: 'a price per number of things', example: '$0.40/M', units: '/k, /M behind an amount' },
  'money-per-size': { noun: 'a price per size', example: '$0.09/GB', units: '/GB, /TB behind an amount' },
};
