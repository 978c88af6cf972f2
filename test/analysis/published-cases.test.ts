import assert from 'node:assert/strict';
import { analyse } from '../../src/analysis/analyse';
import { readSpec } from '../../src/spec/read-spec';

/** Cases that others have published, through a spec as somebody would write it. */
function resultsOf(body: string) {
  const { model, findings } = readSpec(`headroom: 1\ntitle: Published\n${body}`);
  assert.deepEqual(
    findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    [],
  );
  return analyse(model!).results;
}

const near = (actual: number | undefined, expected: number, tolerance = 1e-6) =>
  assert.ok(
    Math.abs((actual ?? Number.NaN) - expected) <= tolerance * Math.abs(expected),
    `${actual}, not ${expected}`,
  );

const flat = 'workload: {peak_factor: 1x}\n';

describe('published queues, as specs', () => {
  const queue = (rate: string, serviceTime: string, servers: number) =>
    resultsOf(`${flat}components:
  desk: {kind: database, concurrency: ${servers}, service_time: ${serviceTime}}
flows:
  visit: {rate: ${rate}, steps: [desk]}
`);

  it('Q05: a call centre with 100 calls in half an hour and 14 agents', () => {
    const desk = queue('200/h', '3min', 14).components.desk!;
    near(desk.wait?.probability, 0.174131933595);
    near(desk.utilization?.peak, 0.714285714286);
  });

  it('Q07b: four servers', () => {
    const { components, flows } = queue('9/s', '200ms', 4);
    near(components.desk?.queue_length, 0.1051639, 1e-6);
    near(flows.visit?.latency?.mean, 0.2116849, 1e-6);
  });

  it('Q08: the checkout of a bookstore', () => {
    const desk = queue('40/h', '4min', 4).components.desk!;
    near(desk.wait?.mean, 60 * 1.135255, 1e-6);
    near((desk.queue_length ?? 0) + (desk.in_use ?? 0), 3.423503, 1e-6);
  });

  it('Q14: percentiles of M/M/1', () => {
    const { latency } = queue('0.5/s', '1s', 1).flows.visit!;
    near(latency?.p50, 1.3862943611, 0.01);
    near(latency?.p95, 5.9914645471, 0.01);
    near(latency?.p99, 9.210340372, 0.01);
  });

  it('Q22: processor sharing has the mean of first come, first served', () => {
    near(queue('4/s', '111.1111111111ms', 1).flows.visit?.latency?.mean, 0.2, 1e-6);
  });

  for (const [id, load, sojourn] of [
    ['S01', 0.5, 2],
    ['S02', 0.8, 5],
    ['S03', 0.9, 10],
    ['S04', 0.95, 20],
    ['S05', 0.99, 100],
  ] as const) {
    it(`${id}: first come, first served at ${100 * load} %`, () =>
      near(queue(`${load}/s`, '1s', 1).flows.visit?.latency?.mean, sojourn, 1e-6));
  }
});

describe('published availabilities, as specs', () => {
  const availability = (components: string, steps: string) =>
    resultsOf(`components:\n${components}flows:\n  f: {rate: 1/s, steps: ${steps}}\n`).flows.f?.availability?.value;

  it('A12: an app service and a database in a row', () =>
    near(
      availability(
        '  app: {kind: service, sla: 99.95%}\n  sql: {kind: database, sla: 99.99%}\n',
        '[{call: app, steps: [sql]}]',
      ),
      0.9994001,
      1e-7,
    ));
  it('A09: two redundant subsystems', () =>
    near(availability('  app: {kind: service, replicas: 2, needs: 1, availability: 99%}\n', '[app]'), 0.9999, 1e-12));
  it('A30: two of three', () =>
    near(availability('  app: {kind: service, replicas: 3, needs: 2, availability: 90%}\n', '[app]'), 0.972, 1e-12));
  it('R7: a balancer in front of two replicas counts once', () =>
    near(
      availability(
        '  lb: {kind: load-balancer, availability: 99.9%}\n  app: {kind: service, replicas: 2, needs: 1, availability: 99%}\n',
        '[{call: lb, steps: [app]}]',
      ),
      0.9989001,
      1e-9,
    ));
  it('A06: 99.95 % is 21.6 minutes in 30 days', () => {
    const { flows } = resultsOf(`components:
  app: {kind: service, sla: 99.95%}
flows:
  f: {rate: 1/s, slo: {availability: 99.95%}, steps: [app]}
`);
    near(flows.f?.availability?.downtime_30d, 21.6 * 60, 1e-9);
    near(flows.f?.error_budget?.budget, 21.6 * 60, 1e-9);
  });
});

describe('published estimates, as specs', () => {
  it('E01: Twitter', () => {
    const { flows, components, data } = resultsOf(`workload: {peak_factor: 1x, horizon: 36mo}
components:
  api: {kind: service}
  tweets: {kind: database}
  timelines: {kind: cache}
  index: {kind: search}
flows:
  tweet:
    rate: 500M/day
    steps: [{call: api, steps: [{call: tweets, writes: tweet}, {call: timelines, operation: write, fan_out: 10}]}]
  read: {rate: 250B/month, steps: [{call: api, steps: [timelines]}]}
  search: {rate: 10B/month, steps: [{call: api, steps: [index]}]}
data:
  tweet: {store: tweets, record_size: 10kB, overhead: 1x}
`);
    near(flows.tweet?.rate?.mean, 5787.037, 1e-6);
    near(flows.read?.rate?.mean, 96450.62, 1e-6);
    near(components.index?.calls?.mean, 3858.025, 1e-6);
    near(components.timelines?.calls?.mean, 96450.617 + 57870.37, 1e-6);
    near((data.tweet?.bytes_per_day ?? 0) * 30, 150e12);
    near(data.tweet?.raw_at_horizon, 5.4e15);
  });

  it('E02: Pastebin', () => {
    const { flows, data } = resultsOf(`workload: {peak_factor: 1x, horizon: 36mo}
components:
  api: {kind: service}
  pastes: {kind: database}
flows:
  write: {rate: 10M/month, steps: [{call: api, steps: [{call: pastes, writes: paste}]}]}
  read: {rate: 100M/month, steps: [{call: api, steps: [{call: pastes, reads: paste}]}]}
data:
  paste: {store: pastes, record_size: 1271B, overhead: 1x}
`);
    near(flows.write?.rate?.mean, 3.858025, 1e-6);
    near(flows.read?.rate?.mean, 38.58025, 1e-6);
    near((data.paste?.bytes_per_day ?? 0) * 30, 12.71e9);
    near(data.paste?.records_at_horizon, 360e6);
    near(data.paste?.raw_at_horizon, 457.56e9);
  });

  it('E09: a URL shortener', () => {
    const { flows, data, bandwidth } = resultsOf(`workload: {peak_factor: 1x, horizon: 120mo}
components:
  api: {kind: service}
  links: {kind: database}
flows:
  create:
    rate: 100M/month
    steps: [{call: api, request_size: 500B, steps: [{call: links, writes: link}]}]
  follow:
    rate: 10B/month
    steps: [{call: api, response_size: 500B, steps: [{call: links, reads: link}]}]
data:
  link: {store: links, record_size: 500B, overhead: 1x}
`);
    near(flows.create?.rate?.mean, 38.58025, 1e-6);
    near(flows.follow?.rate?.mean, 3858.025, 1e-6);
    near(bandwidth.ingress, 19290.12, 1e-6);
    near(bandwidth.egress, 1_929_012, 1e-6);
    near(data.link?.records_at_horizon, 12e9);
    near(data.link?.raw_at_horizon, 6e12);
  });

  describe('E17: how long 1 MB takes', () => {
    const read = (device: string) =>
      resultsOf(`${flat}components:
  reader: {kind: gateway}
  device: {kind: file-store, ${device}}
flows:
  read: {rate: 1/s, steps: [{call: reader, steps: [{call: device, response_size: 1MB}]}]}
`);
    for (const [device, time, perSecond] of [
      ['memory', '250us', 4000],
      ['a network of 1 Gbps, as published', '10ms', 100],
      ['an SSD', '1ms', 1000],
      ['a disk', '30ms', 100 / 3],
    ] as const) {
      it(`${device}: ${Math.round(perSecond)} MB/s`, () =>
        near(read(`service_time: {constant: ${time}}`).components.device?.max_throughput, perSecond));
    }
    it('1 Gbps are 125 MB/s', () => near(read('bandwidth: 1Gbps').max_rate_multiple, 125));
  });

  it('E16: YouTube', () => {
    // 500 hours a minute in 231.48 uploads a second are 129.6 s each, at 10 MB a minute.
    const { flows, bandwidth, data } = resultsOf(`workload: {users: {daily_active: 800M}, peak_factor: 1x}
components:
  edge: {kind: load-balancer}
  videos: {kind: object-store}
flows:
  view: {rate: 5/user/day, steps: [{call: edge, response_size: 21.6MB}]}
  upload:
    rate: 0.025/user/day
    steps: [{call: edge, request_size: 21.6MB, steps: [{call: videos, writes: video}]}]
data:
  video: {store: videos, record_size: 108MB, overhead: 1x}
`);
    near(flows.view?.rate?.mean, 46296.3, 1e-6);
    near(flows.upload?.rate?.mean, 231.4815, 1e-6);
    near(bandwidth.ingress, 5e9);
    near(bandwidth.egress, 1e12);
    near((data.video?.bytes_per_day ?? 0) / 86400, 25e9);
  });
});
