import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FITTING,
  isBeyond,
  moved,
  rotated,
  scaleOf,
  zoomed,
  type Pose,
} from '../../../../renderer/format/picture-pose.ts';

const VIEW = { width: 400, height: 300 };
const WIDE = { width: 4000, height: 1000 };
const SMALL = { width: 40, height: 30 };

test('a picture fits the view, and is not enlarged for it', () => {
  expect(scaleOf(FITTING, WIDE, VIEW)).toBe(0.1);
  expect(scaleOf({ ...FITTING, turns: 1 }, WIDE, VIEW)).toBe(0.075);
  expect(scaleOf(FITTING, SMALL, VIEW)).toBe(1);
  expect(isBeyond(FITTING, WIDE, VIEW)).toBe(false);
});

test('what is under the pointer stays there while it is zoomed', () => {
  fc.assert(
    fc.property(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -60, max: 60 }), (x, y) => {
      const near: Pose = { ...FITTING, zoom: 1 };
      const far = zoomed(near, 2, { x, y }, { width: 2000, height: 2000 }, VIEW);
      expect((x - far.x) / 2).toBeCloseTo(x - near.x, 6);
      expect((y - far.y) / 2).toBeCloseTo(y - near.y, 6);
    }),
  );
});

test('zoom has its bounds', () => {
  expect(zoomed(FITTING, 1000, { x: 0, y: 0 }, WIDE, VIEW).zoom).toBe(16);
  expect(zoomed(FITTING, 0, { x: 0, y: 0 }, WIDE, VIEW).zoom).toBe(0.02);
});

test('a picture is moved no further than its edge, and not at all where all of it is seen', () => {
  const large: Pose = { ...FITTING, zoom: 1 };
  expect(moved(large, { x: 9999, y: -9999 }, WIDE, VIEW)).toMatchObject({ x: 1800, y: -350 });
  expect(moved(FITTING, { x: 50, y: 50 }, WIDE, VIEW)).toMatchObject({ x: 0, y: 0 });
});

test('four turns are none, and what was in the middle stays there', () => {
  const start: Pose = { zoom: 1, x: 120, y: -30, turns: 0 };
  const square = { width: 2000, height: 2000 };
  const once = rotated(start, square, VIEW);
  expect(once).toMatchObject({ turns: 1, x: 30, y: 120 });
  const back = [1, 2, 3].reduce((pose) => rotated(pose, square, VIEW), once);
  expect(back).toEqual(start);
});
