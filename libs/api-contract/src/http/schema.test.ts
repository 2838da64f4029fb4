import * as t from 'io-ts';
import { describe as group, expect, it } from 'vitest';
import { listOf, nullable } from './compounds.ts';
import { object } from './object.ts';
import { oneOf, text } from './scalars.ts';
import { describe, exampleOf, named, namedWithin, toSchema } from './schema.ts';

const Word = oneOf('a', 'b');
const Thing = named('Thing', object({ word: Word }), { description: 'A thing' });

group('the schema of a codec', () => {
  it('is a reference where the codec has a name, with words of its own beside it', () => {
    expect(toSchema(Thing)).toEqual({ $ref: '#/components/schemas/Thing' });
    expect(toSchema(describe(Thing, { description: 'This thing' }))).toEqual({
      $ref: '#/components/schemas/Thing',
      description: 'This thing',
    });
  });

  it('admits null', () => {
    expect(toSchema(nullable(text({ max: 3, pattern: '^a*$', example: 'a' })))).toMatchObject({
      type: ['string', 'null'],
    });
    expect(toSchema(nullable(Word))).toEqual({ anyOf: [{ type: 'string', enum: ['a', 'b'] }, { type: 'null' }] });
    expect(toSchema(nullable(Thing))).toEqual({ anyOf: [{ $ref: '#/components/schemas/Thing' }, { type: 'null' }] });
  });

  it('has an example made of the examples of its parts, unless it has one of its own', () => {
    const Things = object({ things: listOf(Thing), other: nullable(Word) });
    expect(exampleOf(Things)).toEqual({ things: [{ word: 'a' }], other: 'a' });
    expect(exampleOf(describe(Things, { example: { things: [], other: null } }))).toEqual({ things: [], other: null });
  });

  it('is demanded of every codec', () => {
    expect(() => toSchema(t.string)).toThrow('no JSON Schema for codec string');
  });
});

group('named codecs', () => {
  it('are found however deep they are', () => {
    const Deep = object({ list: listOf(nullable(describe(Thing, { description: 'deep' }))) });
    expect([...namedWithin([Deep]).keys()]).toEqual(['Thing']);
  });

  it('may not share a name', () => {
    const Other = named('Thing', object({}), { description: 'Another' });
    expect(() => namedWithin([Thing, Other])).toThrow('two codecs are named Thing');
  });
});
