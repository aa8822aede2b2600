import { createContext } from 'react';

/** True where the viewer is all there is, so that its keys need no focus of their own. */
export const ViewerKeys = createContext(false);
