export interface Area {
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a picture lies before the eye. */
export interface Pose {
  /** Pixels shown for one of the picture's; `fit`: all of it is seen, never enlarged. */
  readonly zoom: number | 'fit';
  /** Where the picture's centre is, from the view's. */
  readonly x: number;
  readonly y: number;
  /** Quarters of a circle, clockwise: 0 to 3. */
  readonly turns: number;
}

export const FITTING: Pose = { zoom: 'fit', x: 0, y: 0, turns: 0 };

const LEAST_ZOOM = 0.02;
const MOST_ZOOM = 16;

/** The picture as it lies, turned. */
const turned = ({ width, height }: Area, turns: number): Area =>
  turns % 2 === 0 ? { width, height } : { width: height, height: width };

export function scaleOf(pose: Pose, picture: Area, view: Area): number {
  if (pose.zoom !== 'fit') return pose.zoom;
  const { width, height } = turned(picture, pose.turns);
  return Math.min(1, view.width / Math.max(1, width), view.height / Math.max(1, height));
}

/** Whether some of the picture lies outside the view, so that it can be moved. */
export function isBeyond(pose: Pose, picture: Area, view: Area): boolean {
  const scale = scaleOf(pose, picture, view);
  const { width, height } = turned(picture, pose.turns);
  return width * scale > view.width + 0.5 || height * scale > view.height + 0.5;
}

/** Moved by so much, but never so far that the view has more empty room than it must. */
export function moved(pose: Pose, by: Point, picture: Area, view: Area): Pose {
  const scale = scaleOf(pose, picture, view);
  const { width, height } = turned(picture, pose.turns);
  const held = (at: number, length: number, room: number) => {
    const most = Math.max(0, (length * scale - room) / 2);
    return Math.min(most, Math.max(-most, at));
  };
  return { ...pose, x: held(pose.x + by.x, width, view.width), y: held(pose.y + by.y, height, view.height) };
}

/** Zoomed, the picture staying where it is under `point`, which is given from the view's centre. */
export function zoomed(pose: Pose, zoom: number, point: Point, picture: Area, view: Area): Pose {
  const before = scaleOf(pose, picture, view);
  const after = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));
  const follow = (centre: number, at: number) => at - (at - centre) * (after / before);
  const next = { ...pose, zoom: after, x: follow(pose.x, point.x), y: follow(pose.y, point.y) };
  return moved(next, { x: 0, y: 0 }, picture, view);
}

/** A quarter of a circle clockwise. */
export const rotated = (pose: Pose, picture: Area, view: Area): Pose =>
  moved({ ...pose, turns: (pose.turns + 1) % 4, x: -pose.y, y: pose.x }, { x: 0, y: 0 }, picture, view);
