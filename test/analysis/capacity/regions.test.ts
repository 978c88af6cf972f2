import assert from 'node:assert/strict';
import { analysed, constant, near } from './analysed';

describe('regions', () => {
  it('calls stay in their region, writes and strong reads go to the leader', () => {
    const { analysis } = analysed({
      regions: [{ traffic: 0.75 }, { traffic: 0.25 }],
      components: {
        api: {},
        db: { kind: 'database', replicas: 2, service: 0.001, replication: { leader: 1 } },
        mail: { placements: [{ region: 1, replicas: 1, zones: 3 }] },
      },
      flows: {
        read: { rate: 100, steps: [{ call: 'api', steps: ['db', 'mail'] }] },
        strong: { rate: 8, steps: [{ call: 'db', consistency: 'strong' }] },
        write: { rate: 40, steps: [{ call: 'db', operation: 'write' }] },
      },
    });
    const rows = analysis.stations.map(({ component, region, reads, writes }) => [
      component,
      region,
      reads.peak,
      writes.peak,
    ]);
    assert.deepEqual(rows, [
      [0, 0, 75, 0],
      [0, 1, 25, 0],
      [1, 0, 75, 0],
      [1, 1, 33, 40],
      [2, 1, 100, 0],
    ]);
    // Away from the leader one copy serves the 75 reads, and every copy applies the 40 writes.
    near(analysis.stations[2]?.utilization?.peak, 0.115);
  });

  it('round trips: the client once, zones by chance, regions by pair', () => {
    const { flow } = analysed({
      regions: [{ traffic: 1 }, { traffic: 0, role: 'warm-standby' }],
      network: {
        withinZone: 0.001,
        betweenZones: 0.003,
        client: 0.05,
        betweenRegions: [
          [0, 0.1],
          [0.1, 0],
        ],
      },
      components: {
        lb: { kind: 'load-balancer', service: constant(0) },
        api: { kind: 'load-balancer', service: constant(0), zones: 3 },
        far: { service: constant(0), placements: [{ region: 1, replicas: 1, zones: 1 }] },
      },
      flows: { f: { rate: 1, steps: [{ call: 'lb', steps: ['api', 'far'] }] } },
    });
    near(flow('f').latency?.mean, 0.05 + (0.001 + 0.003 * 2) / 3 + 0.1);
  });
});
