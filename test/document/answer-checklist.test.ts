import * as assert from 'node:assert/strict';
import type { Checklist } from '../../src/catalog/checklist';
import { answerChecklist } from '../../src/document/answer-checklist';
import { checkDocument } from '../../src/rules/check-document';

const item = (rules: string[], manual = false) => ({
  id: 'timeouts',
  question: 'Does every remote call have a timeout?',
  why: 'One hung dependency otherwise holds every worker.',
  rules,
  evidence: ['flows.*.steps.*.timeout'],
  manual,
});
const rule = 'resilience/missing-timeout';

const spec = (timeout: string, answer = '') => `headroom: 1
title: Shop
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 16, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  buy: {rate: 200/s, steps: [{call: api, steps: [{call: db${timeout}}]}]}
${answer && `reviews: {resilience: {timeouts: {answer: ${answer}, note: seen}}}\n`}`;

describe('answers to a checklist', () => {
  for (const [name, question, text, expected] of [
    ['is yes where its rules are silent and the evidence is there', item([rule]), spec(', timeout: 1s'), 'yes spec'],
    ['is no where a rule fires', item([rule]), spec(''), 'no spec'],
    ['is open where no rule looks at it', item([]), spec(', timeout: 1s'), 'open spec'],
    ['is open where rules look at a part of it', item([rule], true), spec(', timeout: 1s'), 'open spec'],
    ['is no where one of those fires', item([rule], true), spec(''), 'no spec'],
    ['is what a person says', item([]), spec(', timeout: 1s', 'yes'), 'yes person'],
    ['is opened again where the spec disagrees', item([rule]), spec('', 'yes'), 'no spec reopened'],
    ['stays the no of a person', item([rule]), spec(', timeout: 1s', 'no'), 'no person'],
  ] as const)
    it(name, () => {
      const checklist: Checklist = { id: 'resilience', title: 'Resilience', summary: '', items: [question] };
      const [answered] = answerChecklist(checklist, checkDocument(text));
      assert.equal(`${answered?.answer} ${answered?.from}${answered?.reopened ? ' reopened' : ''}`, expected);
    });
});
