import assert from 'node:assert/strict';
import { analyseCapacity } from '../../../src/analysis/capacity/analyse-capacity';
import { buildModel, type StepInput } from '../build-model';

const constant = (mean: number) => ({ form: 'constant' as const, mean, scv: 0 });

/** An api that calls a bank which is down, and falls back to a ledger. */
function withoutBank(step: Partial<StepInput>) {
  const { flows, components, times } = analyseCapacity(
    buildModel({
      components: {
        api: { service: constant(0.01), concurrency: 100 },
        bank: { placements: [], service: constant(0.05) },
        ledger: { kind: 'database', service: constant(0.002) },
      },
      flows: { pay: { rate: 10, steps: [{ call: 'api', steps: [{ call: 'bank', onFailure: ['ledger'], ...step }] }] } },
    }),
  );
  const [api, bank, ledger] = components;
  return { flow: flows[0]!, api: api!, bank: bank!, ledger: ledger!, time: times[0]!.distribution?.mean };
}

const near = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) < 3e-3 * expected, `${actual}, not ${expected}`);

describe('calls of what is down', () => {
  it('hold their caller until every try has timed out', () => {
    const retries = { attempts: 3, backoff: 'constant' as const, base: 0.1 };
    const { flow, api, ledger, time } = withoutBank({ timeout: 0.5, retries });
    // 10 ms of its own, three timeouts and two pauses, 2 ms in the ledger and hardly a wait for it.
    near(api.holdingTime, 0.01 + 3 * 0.5 + 2 * 0.1 + 0.002);
    near(time, 0.01 + 3 * 0.5 + 2 * 0.1 + 0.002);
    near(ledger.calls.peak, 10);
    assert.equal(flow.loss, 0);
  });

  it('stop at an open circuit breaker, and the fallback takes the load', () => {
    const circuitBreaker = { threshold: 0.5, openFor: 10 };
    const { flow, api, bank, ledger, time } = withoutBank({ timeout: 0.5, retries: { attempts: 3 }, circuitBreaker });
    near(api.holdingTime, 0.012);
    near(time, 0.012);
    near(ledger.calls.peak, 10);
    assert.equal(bank.calls.peak, 0);
    assert.equal(flow.loss, 0);
  });

  it('are refused at once where nothing says how long to wait', () => {
    near(withoutBank({}).api.holdingTime, 0.012);
  });

  it('fail the flow where nothing takes over', () => {
    assert.equal(withoutBank({ timeout: 0.5, onFailure: [] }).flow.loss, 1);
  });
});
