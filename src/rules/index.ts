import { mutationNoIdempotency } from './api/mutation-no-idempotency';
import { noRateLimit } from './api/no-rate-limit';
import { unboundedList } from './api/unbounded-list';
import { danglingReference } from './arch/dangling-reference';
import { syncCycle } from './arch/sync-cycle';
import { unknownPattern } from './arch/unknown-pattern';
import { commonCauseIgnored } from './availability/common-cause-ignored';
import { dependencyBelowTarget } from './availability/dependency-below-target';
import { quorumSize } from './availability/quorum-size';
import { singlePointOfFailure } from './availability/single-point-of-failure';
import { singleZone } from './availability/single-zone';
import { sloUnreachable } from './availability/slo-unreachable';
import { hitRatioSensitivity } from './cache/hit-ratio-sensitivity';
import { noExpiry } from './cache/no-expiry';
import { originColdStart } from './cache/origin-cold-start';
import { staleBeyondTolerance } from './cache/stale-beyond-tolerance';
import { stampede } from './cache/stampede';
import { headroomMissed } from './capacity/headroom-missed';
import { littlesLawConcurrency } from './capacity/littles-law-concurrency';
import { noPeakFactor } from './capacity/no-peak-factor';
import { storageOverflow } from './capacity/storage-overflow';
import { tierUnderprovisioned } from './capacity/tier-underprovisioned';
import { workloadInconsistent } from './capacity/workload-inconsistent';
import { zoneLoss } from './capacity/zone-loss';
import { privateCached } from './cdn/private-cached';
import { residency } from './compliance/residency';
import { dualWrite } from './consistency/dual-write';
import { lockNoFencing } from './consistency/lock-no-fencing';
import { sagaIncomplete } from './consistency/saga-incomplete';
import { overBudget } from './cost/over-budget';
import { connectionExhaustion } from './db/connection-exhaustion';
import { replicasForWrites } from './db/replicas-for-writes';
import { strongReadOnReplica } from './db/strong-read-on-replica';
import { unindexedAccess } from './db/unindexed-access';
import { unsafeMigration } from './db/unsafe-migration';
import { noRollback } from './deploy/no-rollback';
import { asyncReplicationZeroRpo } from './dr/async-replication-zero-rpo';
import { backupInterval } from './dr/backup-interval';
import { dnsFailoverTime } from './dr/dns-failover-time';
import { objectiveMissed } from './dr/objective-missed';
import { strategyVsObjective } from './dr/strategy-vs-objective';
import { budgetExceeded } from './latency/budget-exceeded';
import { physicsFloor } from './latency/physics-floor';
import { tailAmplification } from './latency/tail-amplification';
import { keepaliveShorterThanIdle } from './lb/keepalive-shorter-than-idle';
import { noHealthCheck } from './lb/no-health-check';
import { durabilitySettings } from './msg/durability-settings';
import { freshnessMissed } from './msg/freshness-missed';
import { noDeadLetter } from './msg/no-dead-letter';
import { nonIdempotentConsumer } from './msg/non-idempotent-consumer';
import { visibilityTimeout } from './msg/visibility-timeout';
import { criticalFlowNoSlo } from './obs/critical-flow-no-slo';
import { metricCardinality } from './obs/metric-cardinality';
import { noBurnRateAlert } from './obs/no-burn-rate-alert';
import { noConflictStrategy } from './replication/no-conflict-strategy';
import { quorum } from './replication/quorum';
import { metastableRetries } from './resilience/metastable-retries';
import { missingTimeout } from './resilience/missing-timeout';
import { noCircuitBreaker } from './resilience/no-circuit-breaker';
import { noLoadShedding } from './resilience/no-load-shedding';
import { retryAmplification } from './resilience/retry-amplification';
import { retryNoBackoff } from './resilience/retry-no-backoff';
import { retryNonIdempotent } from './resilience/retry-non-idempotent';
import { timeoutInversion } from './resilience/timeout-inversion';
import type { Rule } from './rule';
import { maxBelowPeak } from './scale/max-below-peak';
import { reactionTooSlow } from './scale/reaction-too-slow';
import { notAsExpected } from './scenario/not-as-expected';
import { noAuthentication } from './sec/no-authentication';
import { plaintextHop } from './sec/plaintext-hop';
import { hotPartition } from './shard/hot-partition';
import { noTenantKey } from './tenancy/no-tenant-key';

/** Every rule, in the order in which the documentation lists them. */
export const rules: readonly Rule[] = [
  mutationNoIdempotency,
  noRateLimit,
  unboundedList,
  danglingReference,
  syncCycle,
  unknownPattern,
  commonCauseIgnored,
  dependencyBelowTarget,
  quorumSize,
  singlePointOfFailure,
  singleZone,
  sloUnreachable,
  hitRatioSensitivity,
  noExpiry,
  originColdStart,
  staleBeyondTolerance,
  stampede,
  headroomMissed,
  littlesLawConcurrency,
  noPeakFactor,
  storageOverflow,
  tierUnderprovisioned,
  workloadInconsistent,
  zoneLoss,
  privateCached,
  residency,
  dualWrite,
  lockNoFencing,
  sagaIncomplete,
  overBudget,
  connectionExhaustion,
  replicasForWrites,
  strongReadOnReplica,
  unindexedAccess,
  unsafeMigration,
  noRollback,
  asyncReplicationZeroRpo,
  backupInterval,
  dnsFailoverTime,
  objectiveMissed,
  strategyVsObjective,
  budgetExceeded,
  physicsFloor,
  tailAmplification,
  keepaliveShorterThanIdle,
  noHealthCheck,
  durabilitySettings,
  freshnessMissed,
  noDeadLetter,
  nonIdempotentConsumer,
  visibilityTimeout,
  criticalFlowNoSlo,
  metricCardinality,
  noBurnRateAlert,
  noConflictStrategy,
  quorum,
  metastableRetries,
  missingTimeout,
  noCircuitBreaker,
  noLoadShedding,
  retryAmplification,
  retryNoBackoff,
  retryNonIdempotent,
  timeoutInversion,
  maxBelowPeak,
  reactionTooSlow,
  notAsExpected,
  noAuthentication,
  plaintextHop,
  hotPartition,
  noTenantKey,
];
