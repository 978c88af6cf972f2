/** A spec that uses every construct of YAML that specs are written with. */
export const spec = `# An ordinary spec, with one of everything.
headroom: 1
title: "Orders: the new way"
summary: >
  Takes orders,
  keeps them.
owners: [orders-team, 'platform']
workload:
  users: {daily_active: 40M..60M, total: 100_000_000}
  peak_factor: 5x # measured in May
regions:
  us-east: {zones: 3}

components:
  # The front door.
  lb:
    kind: load-balancer
    availability: 99.95%
    health_check: {interval: 5s,
      threshold: 2}
  api: &service
    kind: service
    replicas: {min: 9, max: 30}
    service_time: {mean: 1.5ms, p99: 6ms, source: measured}
    notes: |
      Two lines
        of text.
  admin:
    <<: *service
    replicas: 2
  db: {kind: database, replicas: 3, cost: {replica: $0.17/h}}

flows:
  pay:
    rate: 6B/month
    slo: {availability: 99.95%, latency: {p99: 60ms}}
    steps:
      - call: lb
        steps:
          - call: api
            retries: {attempts: 2, on: [timeout, error]}
            steps:
            - call: db
              operation: write
          - {call: admin, optional: true}
decisions:
- id: d1
  options:
    - name: "301"
    - name: plain text
      cons: costs more
  because: the first line
    goes on here
lint: {rules: {capacity/saturated: off}}
`;
