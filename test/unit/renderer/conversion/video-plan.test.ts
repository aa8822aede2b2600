import { describe, expect, test } from 'vitest';
import { planVideo } from '../../../../renderer/conversion/video-plan.ts';

const MB = 1024 * 1024;
const MINUTE = { seconds: 60, width: 1280, height: 720, frameRate: 30, hasSound: true };

describe('the plan of a video', () => {
  test('keeps 720p for a minute in 10 MB', () => {
    const plan = planVideo(MINUTE, 10 * MB);
    expect(plan).toMatchObject({ width: 1280, height: 720, audioRate: 128_000, frameRate: null });
    expect(((plan?.videoRate ?? 0) + 128_000) * 60).toBeLessThan(10 * MB * 8 * 0.96);
  });

  test('makes the picture smaller, in its shape and even, where the bitrate deserves no more', () => {
    const plan = planVideo({ ...MINUTE, seconds: 600 }, 10 * MB);
    if (!plan) throw new Error('no plan');
    expect(plan.width).toBeLessThan(640);
    expect(plan.width % 2).toBe(0);
    expect(plan.height % 2).toBe(0);
    expect(plan.width / plan.height).toBeCloseTo(16 / 9, 1);
    expect(plan.audioRate).toBeLessThan(64_000);
  });

  test('gives a short clip no more bits than are seen', () => {
    const plan = planVideo({ ...MINUTE, seconds: 2 }, 10 * MB);
    expect(plan?.videoRate).toBeLessThan(6_000_000);
  });

  test('halves frames beyond 30 a second, and leaves out sound there is not', () => {
    expect(planVideo({ ...MINUTE, frameRate: 60 }, 10 * MB)?.frameRate).toBe(30);
    expect(planVideo({ ...MINUTE, hasSound: false }, 10 * MB)?.audioRate).toBe(0);
  });

  test('is none where nothing would be made out', () => {
    expect(planVideo({ ...MINUTE, seconds: 7200 }, 10 * MB)).toBeNull();
    expect(planVideo(MINUTE, 1000)).toBeNull();
  });
});
