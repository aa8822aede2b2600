import { join } from 'node:path';
import { openDisplay } from './display.ts';
import { openKeyring } from './keyring.ts';

/** What one app at a time can have to itself: a screen, so a focus and a clipboard, and on Linux a keychain. */
export interface Seat {
  /** What a program must be given besides our own environment to sit here. */
  readonly env: NodeJS.ProcessEnv;
  readonly close: () => Promise<void>;
}

/**
 * @param folder of the seat's own
 * @throws SetupError
 */
export async function openSeat(folder: string): Promise<Seat> {
  const display = await openDisplay({ ownScreen: true });
  if (process.platform !== 'linux') return display;
  try {
    const keyring = await openKeyring(folder, display.env);
    return {
      env: { ...display.env, ...keyring.env },
      async close() {
        await keyring.close();
        await display.close();
      },
    };
  } catch (error) {
    await display.close();
    throw error;
  }
}

/** As many as asked for, one after the other; all are closed where one does not open. */
export async function openSeats(folder: string, count: number): Promise<readonly Seat[]> {
  const seats: Seat[] = [];
  try {
    while (seats.length < count) seats.push(await openSeat(join(folder, `seat-${seats.length}`)));
    return seats;
  } catch (error) {
    await closeSeats(seats);
    throw error;
  }
}

export const closeSeats = async (seats: readonly Seat[]): Promise<void> => {
  await Promise.all(seats.map((seat) => seat.close()));
};
