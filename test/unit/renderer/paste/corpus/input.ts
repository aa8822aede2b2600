import type { Mention } from '../../../../../electron/contract/mention.ts';

/** A text as it is pasted, and what stands in it. */
export interface CorpusInput {
  readonly name: string;
  readonly text: string;
  /** In the order they stand in the text, each once; what is not named here is not looked at. */
  readonly expected: readonly (Partial<Mention> & { readonly mediaId: string })[];
  /** Envelopes that cannot be read. */
  readonly encrypted?: number;
}

/** Ids as the servers give them; several that differ in their form. */
export const ID = {
  wecom: '1G6nrLmr5EC3MMb_-zK1dDdzmd0p7cNliYu9V5w7o8K0',
  wecomLong: '3a8asd892asd8asd_-qwertyuiopZXCVBNM0123456789asdfghjklQWERTYUIOP1234',
  oa: 'rF4UdIMfYK3efUfyoddYRMU50zMiRmmt_l0kszupYh_SzrcW5Gaheq05p_lHuOTQ',
  oaThumb: 'P3yUwSBnLRgI2XnbcM3b5kGJmWQuXfTrSDuRQLzjhQWq8kFY9bA7cD2eE4hJ6kL0',
  kf: '2nDQ3xNp4V0E0_Wb0zRUDPZ7wN2PnYzQmXwS1n0gTBSrAd3fFcQoJ0YxW1DyR8N8e',
  voice: 'XWh7QJ4c9rQe1zPq_0uVbN2mLkS8dFgH6jTyRwE3iOpAsDfGhJkLzXcVbNm1q2w3',
  hd: 'jssdkVoice-9rQe1zPq_0uVbN2mLkS8dFgH6jTyRwE3',
  padded: 'MTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3BxcnN0dXY=',
  short: '0000001',
} as const;

export const TOKEN =
  'Zq7mT0kenCanary_hJ8Lk2PqRsTuVwXyZ0123456789abcdefGHIJKLmnopQRSTuvwxYZ-_0a1b2c3d4e5f6g7h8i9j0k';

export const OPENID = 'oDF3iY9ffA-hqb2vVvbr7qxf6A0Q';
export const CUSTOMER = 'wmJ4AaBgAAy8cY3TqyMnVx9pQ1Zr5wHg';
export const CORP = 'ww1a2b3c4d5e6f7a8b';
