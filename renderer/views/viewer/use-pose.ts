import { useCallback, useLayoutEffect, useState } from 'react';
import {
  FITTING,
  isBeyond,
  moved,
  rotated,
  scaleOf,
  zoomed,
  type Area,
  type Pose,
} from '../../format/picture-pose.ts';

/** One press of a zoom button or key, and one notch of a wheel of 100 pixels. */
const ZOOM_STEP = 1.25;
const WHEEL_PIXELS = 300;

/** Pixels an arrow key moves the picture. */
const PAN_STEP = 60;

const NO_AREA: Area = { width: 0, height: 0 };

/** How the picture lies in its stage, and everything that lays it otherwise. */
export function usePose(stage: HTMLElement | null) {
  const [pose, setPose] = useState<Pose>(FITTING);
  const [picture, setPicture] = useState<Area>(NO_AREA);
  const view = useArea(stage);

  const zoomAt = useCallback(
    (factor: number, x: number, y: number) =>
      setPose((now) => zoomed(now, scaleOf(now, picture, view) * factor, { x, y }, picture, view)),
    [picture, view],
  );
  const pan = useCallback(
    (x: number, y: number) => setPose((now) => moved(now, { x, y }, picture, view)),
    [picture, view],
  );
  useWheel(stage, zoomAt);

  const act = {
    zoomIn: () => zoomAt(ZOOM_STEP, 0, 0),
    zoomOut: () => zoomAt(1 / ZOOM_STEP, 0, 0),
    fit: () => setPose((now) => ({ ...FITTING, turns: now.turns })),
    actualSize: () => setPose((now) => zoomed(now, 1, { x: 0, y: 0 }, picture, view)),
    rotate: () => setPose((now) => rotated(now, picture, view)),
  };
  const keys: Readonly<Record<string, () => void>> = {
    '+': act.zoomIn,
    '=': act.zoomIn,
    '-': act.zoomOut,
    '0': act.fit,
    '1': act.actualSize,
    r: act.rotate,
    ...(isBeyond(pose, picture, view)
      ? {
          ArrowLeft: () => pan(PAN_STEP, 0),
          ArrowRight: () => pan(-PAN_STEP, 0),
          ArrowUp: () => pan(0, PAN_STEP),
          ArrowDown: () => pan(0, -PAN_STEP),
        }
      : {}),
  };
  return {
    ...act,
    pose,
    picture,
    setPicture,
    pan,
    scale: scaleOf(pose, picture, view),
    canPan: isBeyond(pose, picture, view),
    /** What a key does here; undefined where it is nothing of ours. */
    onKey: (key: string): (() => void) | undefined => keys[key.toLowerCase()] ?? keys[key],
  };
}

function useArea(element: HTMLElement | null): Area {
  const [area, setArea] = useState<Area>(NO_AREA);
  useLayoutEffect(() => {
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setArea({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return area;
}

/** Not React's own listener, which cannot keep the page from scrolling. A pinch comes as a wheel, too. */
function useWheel(stage: HTMLElement | null, zoomAt: (factor: number, x: number, y: number) => void): void {
  useLayoutEffect(() => {
    if (!stage) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top, width, height } = stage.getBoundingClientRect();
      const notches = event.deltaY / (event.ctrlKey ? WHEEL_PIXELS / 3 : WHEEL_PIXELS);
      zoomAt(Math.exp(-notches), event.clientX - left - width / 2, event.clientY - top - height / 2);
    };
    stage.addEventListener('wheel', onWheel, { passive: false });
    return () => stage.removeEventListener('wheel', onWheel);
  }, [stage, zoomAt]);
}
