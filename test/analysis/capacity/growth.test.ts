import assert from 'node:assert/strict';
import { analyseCapacity } from '../../../src/analysis/capacity/analyse-capacity';
import { blueprints } from '../../../src/catalog/blueprints';
import { readSpec } from '../../../src/spec/read-spec';
import { analysed, constant, near } from './analysed';

describe('growth', () => {
  it('autoscalers run as many replicas as their target asks for, up to their maximum', () => {
    const { component } = analysed({
      workload: { growth: 0.1 },
      components: {
        api: {
          replicas: 2,
          concurrency: 10,
          service: constant(0.1),
          autoscale: { min: 2, max: 20, targetUtilization: 0.5 },
        },
      },
      flows: { f: { rate: { mean: 100, peak: 300 }, steps: ['api'] } },
    });
    const { replicas, utilization, headroom, runway } = component('api');
    assert.deepEqual([replicas.given, replicas.neededAtPeak], [6, 3]);
    assert.deepEqual(utilization, { mean: 0.5, peak: 0.5 });
    near(headroom, 20 / 3);
    near(runway?.full, (Math.log(20 / 3) / Math.log(1.1)) * 30 * 86400);
  });

  it('the largest load is where the first thing is full', () => {
    const { analysis } = analysed({
      components: {
        lb: { kind: 'load-balancer', service: 0.001 },
        api: { concurrency: 4, service: 0.01 },
        disk: { kind: 'database', service: 1e-5, limits: { iops: 330 } },
      },
      flows: { f: { rate: 100, steps: [{ call: 'lb', steps: [{ call: 'api', steps: ['disk'] }] }] } },
    });
    near(analysis.maxRateMultiple, 3.3, 1e-3);
    assert.deepEqual([analysis.bottleneck?.component, analysis.bottleneck?.cause], [2, 'iops']);
  });

  for (const { id, text } of blueprints) {
    it(`what stops the growth of ${id} is full there, and not only waiting for what is or asked in its place`, () => {
      const { model } = readSpec(text);
      assert.ok(model);
      const { bottleneck, components } = analyseCapacity(model);
      if (bottleneck?.cause !== 'servers') return;
      const { headroom = Number.POSITIVE_INFINITY } = components[bottleneck.component]!;
      assert.ok(headroom < 1.1 * bottleneck.multiple, `it has ${headroom} of ${bottleneck.multiple}`);
    });
  }

  it('advice keeps to the target and survives a zone', () => {
    const { component } = analysed({
      objectives: { survive: ['zone'], headroom: 1.5 },
      components: { api: { replicas: 9, service: constant(0.1) } },
      flows: { f: { rate: 52, steps: ['api'] } },
    });
    // 5.2 busy: 6 carry it, 8 keep to 70 %, 7.8 leave the headroom, and of 8 in 3 zones 5 are left, of 9 six.
    assert.deepEqual(component('api').replicas, { given: 9, neededAtPeak: 6, recommended: 9 });
  });
});
