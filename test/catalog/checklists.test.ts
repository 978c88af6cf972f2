import * as assert from 'node:assert/strict';
import schema from '../../schemas/design-spec.schema.json';
import { checklists, suitableChecklists } from '../../src/catalog/checklists';
import { rules } from '../../src/rules/index';

describe('checklists', () => {
  it('are twelve, from requirements to delivery', () => {
    assert.equal(checklists.length, 12);
    assert.equal(checklists[0]?.id, 'requirements');
    assert.equal(checklists.at(-1)?.id, 'delivery');
  });
  for (const { id, items } of checklists) {
    it(`${id}: items are complete and unique`, () => {
      assert.equal(new Set(items.map((item) => item.id)).size, items.length);
      for (const item of items) {
        assert.ok(item.question.endsWith('?') && item.why.endsWith('.'), item.id);
        assert.ok(item.rules.length > 0 || item.evidence.length > 0, item.id);
      }
    });
    it(`${id}: rules are among those that are checked`, () => {
      const known = new Set(rules.map((rule) => rule.id));
      assert.deepEqual(
        items.flatMap((item) => item.rules).filter((rule) => !known.has(rule)),
        [],
      );
    });
    it(`${id}: evidence is in the language`, () => {
      for (const path of items.flatMap(({ evidence }) => evidence)) assert.ok(isPath(path), path);
    });
  }
  it('are offered by kind', () => {
    const offered = suitableChecklists(1, new Set(['queue'])).map(({ id }) => id);
    assert.ok(offered.includes('messaging') && offered.includes('resilience') && !offered.includes('caching'));
  });
});

interface Shape {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly additionalProperties?: Shape | boolean;
}

function isPath(path: string): boolean {
  let place: Shape | undefined = schema as Shape;
  for (const key of path.split('.')) {
    const shape: Shape | undefined = resolved(place);
    if (key === '*') {
      place =
        shape?.items ?? (typeof shape?.additionalProperties === 'object' ? shape.additionalProperties : undefined);
    } else {
      place = shape?.properties?.[key];
    }
  }
  return place !== undefined;
}

function resolved(shape: Shape | undefined): Shape | undefined {
  const name = shape?.$ref?.split('/').at(-1);
  return name === undefined ? shape : resolved((schema.$defs as Record<string, Shape>)[name]);
}
