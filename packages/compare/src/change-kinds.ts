/**
 * What a change does to those who use the maps. `breaking`: records that were written are written no more, or fail.
 * `review`: other values or other records are written than before, which only people can judge. `safe`: nothing that
 * worked before stops working.
 */
export type Effect = 'breaking' | 'review' | 'safe';

interface KindOfChange {
  readonly effect: Effect;
  /** Why it is so. */
  readonly why: string;
}

/** Every kind of change there is, and what it does. */
export const CHANGE_KINDS = {
  'map-added': { effect: 'safe', why: 'No map wrote this before, so that nothing changes for the others.' },
  'map-removed': { effect: 'breaking', why: 'Nothing writes these records any more.' },
  'map-version': { effect: 'safe', why: 'A version is a label; what it brings is told by itself.' },
  'map-renamed': { effect: 'safe', why: 'A name is a label; what else differs is told by itself.' },
  'sides-swapped': {
    effect: 'safe',
    why: 'Each mapping still writes in the same direction between the same columns: only the side that is called source differs.',
  },
  'tables-changed': { effect: 'breaking', why: 'The records that were written before are written no more.' },
  'table-prefix-changed': {
    effect: 'review',
    why: 'The table has the same name under the prefix of another publisher: it is another table, which must exist and hold the records.',
  },
  'leg-added': { effect: 'safe', why: 'No leg wrote these tables before.' },
  'leg-removed': { effect: 'breaking', why: 'Nothing writes between these tables any more.' },
  'filter-changed': { effect: 'review', why: 'Other records pass than before.' },
  'mapping-added': { effect: 'safe', why: 'One more column is written; all others are written as before.' },
  'mapping-removed': { effect: 'breaking', why: 'The column keeps the values it has, and gets no new ones.' },
  'twin-added': {
    effect: 'review',
    why: 'The two columns were mapped before: now two mappings write, and may write different values.',
  },
  'twin-removed': {
    effect: 'review',
    why: 'Another mapping of the two columns is left, which may write other values.',
  },
  'mapping-redirected': {
    effect: 'breaking',
    why: 'The column that was written before keeps the values it has, and gets no new ones.',
  },
  'source-changed': { effect: 'review', why: 'The column is still written, with the values of another one.' },
  'constant-in-place': {
    effect: 'breaking',
    why: 'All records get the same value, and what the other side holds is written no more.',
  },
  'prefix-changed': {
    effect: 'review',
    why: 'The column has the same name under the prefix of another publisher: it is another column, which must exist and hold the data.',
  },
  'direction-narrowed': { effect: 'breaking', why: 'Changes on one of the two sides do not reach the other any more.' },
  'direction-widened': {
    effect: 'safe',
    why: 'The way that was there before stays; changes flow the other way, too.',
  },
  'direction-reversed': { effect: 'breaking', why: 'What was written before now writes.' },
  'values-removed': { effect: 'breaking', why: 'Records with these values are not translated any more.' },
  'values-changed': { effect: 'breaking', why: 'The same value is written as another one than before.' },
  'values-respelled': {
    effect: 'review',
    why: 'Values are found in whatever case, but are written as the map spells them.',
  },
  'values-ambiguous': {
    effect: 'review',
    why: 'Nothing tells which of several translations counts: the value may be written as another one than before.',
  },
  'values-added': { effect: 'safe', why: 'Values that were translated before are translated alike.' },
  'value-map-removed': { effect: 'breaking', why: 'Values are written as they are, not translated.' },
  'value-map-added': { effect: 'review', why: 'Values that were written as they are get translated.' },
  'constant-changed': { effect: 'review', why: 'Records get another value from now on; old ones keep theirs.' },
  'default-added': { effect: 'safe', why: 'Records that had no value get this one.' },
  'default-removed': {
    effect: 'review',
    why: 'Records without a value get none; where the column needs one, they fail.',
  },
  'transform-changed': { effect: 'review', why: 'What a transform of this kind does is not known here.' },
  'note-changed': { effect: 'review', why: 'The lookup looks for its record in another table.' },
  'key-changed': {
    effect: 'breaking',
    why: 'Records are found by other columns: those that were linked are not found, and may be written twice.',
  },
  'table-gone': { effect: 'breaking', why: 'A map of a table that does not exist cannot run.' },
  'table-added': { effect: 'safe', why: 'Nothing rested on this table before.' },
  'column-gone': { effect: 'breaking', why: 'A mapping of a column that does not exist fails the whole map.' },
  'column-added': { effect: 'safe', why: 'Nothing rested on this column before.' },
  'column-type': { effect: 'breaking', why: 'Values of the old type may not fit the new one.' },
  'column-shorter': { effect: 'breaking', why: 'Longer values fail, or are cut off.' },
  'column-longer': { effect: 'safe', why: 'All that did fit still fits.' },
  'column-less-precise': { effect: 'breaking', why: 'Digits behind the point are lost.' },
  'column-more-precise': { effect: 'safe', why: 'All digits that did fit still fit.' },
  'column-narrower': { effect: 'breaking', why: 'Greater numbers fail.' },
  'column-wider': { effect: 'safe', why: 'All numbers that did fit still fit.' },
  'column-required': { effect: 'review', why: 'Records without a value fail from now on.' },
  'column-optional': { effect: 'safe', why: 'Records may come without a value.' },
  'column-locked': { effect: 'breaking', why: 'What a map writes to it is refused.' },
  'column-unlocked': { effect: 'safe', why: 'It can be written where it could not before.' },
  'choices-gone': { effect: 'breaking', why: 'Records with these values fail.' },
  'choices-added': {
    effect: 'safe',
    why: 'All values that were there still are; a value map may have to learn the new ones.',
  },
  'targets-changed': { effect: 'review', why: 'The lookup relates to other tables than before.' },
} as const satisfies Readonly<Record<string, KindOfChange>>;

export type ChangeKind = keyof typeof CHANGE_KINDS;
