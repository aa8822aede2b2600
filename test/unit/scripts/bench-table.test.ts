import { expect, test } from 'vitest';
import { rowsOf, tableOf } from '../../../scripts/bench-table.ts';

const row = { what: 'uploads', against: 'curl', reach: '≤ 2 ×', measured: '1.50 ×', load: 0.25 };

test('rows become a table whose columns are aligned', () => {
  expect(tableOf([row, { ...row, what: 'fetches to disk', load: 12 }]).split('\n')).toEqual([
    '| what            | against | reach | measured | load |',
    '|-----------------|---------|-------|----------|------|',
    '| uploads         | curl    | ≤ 2 × | 1.50 ×   | 0.3  |',
    '| fetches to disk | curl    | ≤ 2 × | 1.50 ×   | 12.0 |',
  ]);
});

test('rows come back from the lines they were written in, and what is no row is left out', () => {
  expect(rowsOf(`${JSON.stringify(row)}\n{"what":"half"}\n`)).toEqual([row]);
});
