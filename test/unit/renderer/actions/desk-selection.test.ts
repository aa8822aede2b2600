import { beforeEach, describe, expect, test } from 'vitest';
import {
  aboutTile,
  goBackOnDesk,
  lookedAtTile,
  pressTile,
  selectAllTiles,
  selectTile,
  selectTiles,
} from '../../../../renderer/actions/desk-selection.ts';
import { forgetTiles, selectedTiles, useDesk } from '../../../../renderer/stores/desk-store.ts';

const start = useDesk.getInitialState();
const selected = () => selectedTiles(useDesk.getState()).join('');

describe('the selection of tiles', () => {
  beforeEach(() => useDesk.setState({ ...start, order: ['a', 'b', 'c', 'd', 'e'] }, true));

  test('is one, one more or less, or everything since the anchor', () => {
    selectTile('b', 'replace');
    selectTile('d', 'extend');
    expect(selected()).toBe('bcd');
    selectTile('a', 'extend');
    expect(selected()).toBe('ab');
    selectTile('e', 'toggle');
    expect(selected()).toBe('abe');
    selectTile('a', 'toggle');
    expect(selected()).toBe('be');
  });

  test('is extended from the first tile where nothing was selected before', () => {
    selectTile('c', 'extend');
    expect(selected()).toBe('abc');
  });

  test('takes a group in addition, and everything that is shown', () => {
    selectTile('a', 'replace');
    selectTiles(['d', 'e']);
    expect(selected()).toBe('ade');
    selectAllTiles();
    expect(selected()).toBe('abcde');
  });

  test('opens the inspector with a click, closes it with the next, and goes back step by step', () => {
    const isOpen = () => useDesk.getState().isInspectorOpen;
    pressTile('a', 'replace');
    expect(isOpen()).toBe(true);
    pressTile('b', 'replace');
    expect(isOpen()).toBe(true);
    pressTile('b', 'replace');
    expect([isOpen(), selected()]).toEqual([false, 'b']);
    pressTile('b', 'replace');
    expect([goBackOnDesk(), isOpen(), selected()]).toEqual([true, false, 'b']);
    expect([goBackOnDesk(), selected(), goBackOnDesk()]).toEqual([true, '', false]);
  });

  test('leaves out what is not shown, and what has gone', () => {
    selectAllTiles();
    useDesk.setState({ order: ['b', 'a'] });
    expect(selected()).toBe('ba');
    forgetTiles(['a']);
    expect(selected()).toBe('b');
  });

  test('of several outlasts a quick look, that of one follows it', () => {
    selectTiles(['a', 'b']);
    lookedAtTile('d');
    expect([selected(), useDesk.getState().activeId]).toEqual(['ab', 'd']);
    selectTile('a', 'replace');
    lookedAtTile('c');
    expect(selected()).toBe('c');
  });

  test('is what a menu is about where the tile is one of it, else the tile alone', () => {
    selectTiles(['a', 'b']);
    expect(aboutTile('b')).toEqual(['a', 'b']);
    expect(aboutTile('c')).toEqual(['c']);
  });
});
