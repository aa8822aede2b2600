/** Ids of every form seen, none of them of a real account; `ID` of input.ts is another person's. */
export const S = {
  image: 'jDXcrlyrf4NNF08rbRZj86VsX48UdZ1LrKNAfX0aZo5_j7WWk8vcDmIL0dMdG4C_',
  image2: '9jnMRt8J2ICl4q7JBvPxHnMk5O5158Dav_fV0nLKqHJ7hY4qUqEpY1myP1YvGEOq',
  voice: 'vkuppkfDDV7etQuPQFLN7a1HdkaCfJsNURGi0-n2I786zDKWGy3ezHF4AVuDktIT',
  video: '8sj5Kt1fF4V5pmK1cPkChPlQQUhpk-96RlBdHKoK0a8J9uKuXj4kVl6OsQO5ywDM',
  thumb: 'gFOrtHY94GOh-tOJ_6EXTd-lWHFhNaxW1NCiI39iMF74u_H5UsFJ3WIAC2MzuH0u',
  file: 'PjtSggZN3nsB7kZbNOxfKY3AHnhbXnvBeXWMFS32iTF2V8Ij5Clo4fOsn4u6_bnL',
  long: 'fPjW5oKjJVj3fTxvbcM_BDBA3NkBLasrVVHuhqI2y54diD3X0ASYsyMHejT6hZnJI',
  long2: 'k665pJ0eEGPkxygZbUne_QY9relxXyIz-U5U3mkA0nYs7y_lXwZ6O78S1bqsxFi4n',
  dashFirst: '-i2NVtqwqVjbbC-gMv5SS2gpim00pO0L__AaNIz0X1pIiKt-KRDcD8Ray-cbusRl',
  lineFirst: '_J9gEd-HRPRg-dcAdM3T57cg2Hh3tK02bxphSMaajEMI30WyEcbmLc4IEUTjPRnMc',
  dashLast: '2I7ZSabsx0zQ3NqSDRsQOW12xs0uIZFhWhX6ndfBiWzUNp_ONF4oPAx252jODFn-',
  lineLast: 'mhHnW_5H2Q-lrwsH0XJR1bl7eIAt3Plvxs6n7EQ3K-zhoPlNLun7duxZYmCml5a_',
  bothEnds: '_a1jC8SpKFO7XvUAePpSXYYqzBdjpvScunz7i8SJOY1gKXGqDbOp17RVwHMEY-B-',
  padded2: '9C06mpsB-7SIaCAVl4ajOLCQQXaFj2hN3wikx7w1YGiPzA==',
  padded1: 'b6XDnwXPnBIPmJ2C1kyum6K_tuIqD6sF596Kj1yo27IOBZMn66VlBZCI0s_dDN4=',
  wecom: '3aO4yBzP7DcFNHQokeBvEwag2LQWzeISzKuHmohqmui02zFcXiL_GH891l6L52Ym',
  wecom2: '3adIhD5y-OrEBqRS_5uRqMi7dXy7WcAPfr_CLJtPwAOk7tqL_Q_pPd6gsom5TbMj',
  wecom3: '3a-Rre_mh-NPDt5mOD-kyaC37FQnXmYkPFCgbOTZv_nUIBxZZGhwYM47kaTPhf6z',
  kf: '1Jn4KHqGSPgUiF0fuCvN0MI870KBLtnRlbNfeeRMRSLD5RdayT617PfdbkjXNKl6',
  kf2: '1JnP7-MJmUO2G5U3i_S2NvX-secBd-zYJlTcfL5YKX1bvHLkOWntY9hBKyWXAA18',
  kf3: '1Jn-hJ5pscm__e6q5YZtninXGxCQmNqs5i4MgxjdNk31e_RGNUEgCyDpaGtzvd4C',
  of28: 'UKCr_35lDznd_R1UVhcT_7633Muu',
  of43: '81r17drCRArGeASn68KeayygTSMo_k7giVImdjNuh_A',
  of43b: '43299mYj2bJZBafSqNjRClGjCqOABkeIHA5Lv9Yen7l',
} as const;

export const OPEN = 'o6_bmjNg57EjOMj1zuGQuu7gvEZ0';
export const OPEN2 = 'oDF3iY1rvpPqGzhl0d1E4Ys9eEAA';
export const UNION = 'o6_bmassl9pugRSkN006gD8J6vO1';
export const EXTERNAL = 'wmkAjfB8bUHZ6anZVl4p7p3k8QHsXkqG';
export const KF = 'wkNDptzJ44d0KBqybvbsoOpAKXdN9AEo';
export const KF_MESSAGE = '5zyroxo5pkn5iv0jizbrdy6i6vypcgwux';
export const COMPANY = 'wwd1a2b3c4e5f60718';
export const APP = 'wx5823bf96d3bd56c7';
export const GH = 'gh_7f083739789a';
export const ACCESS =
  'bxRw8bEIKCqU1Xsj4WGDTi8bpb16DDhMoLNYBBFj47FcGetiMDfBslY-HxAW8025UyU2jOFu6paxiVHWY_DOC274T76AgvsvkLMSSuUShoHihRLzDyUkdsq7AVzCJLA7VrNtmIuXB9hW8161zKD4ldjG5zzhUyo1b-BR2r-vvbdwefjHudglLZYN44lgNdJzomDnaWB6X-P57fDwXSEPbC';
export const OA_ACCESS =
  '87_RWdmC0NN5DRnLb4rLlHcrQLl9X2kfrymhKEdkkZk2tzOSVo8nFereZL280Ox2G6qTQM7wXE8vL4bITHjzbA04KEeKGmWuQaDlXxianai2qxoJToTyA9NP54LWPOEu8KOW4oKPMri1AxJSS4qzr3S5y';
export const SECRET = 'IltYmMwg9-M56docJD4giIjtO3Gw7kuIYmV9j32TuJ_';
export const OA_SECRET = '9dd4e461268c8034f5c8564e155c67a6';
export const SHA1 = '95cb0bfd2977c761298d9624e4b4d4c72a39974a';
export const SHA256 = '594e519ae499312b29433b7dd8a97ff068defcba9755b6d5d00e84c524d67b06';
export const UUID = 'ad885260-2a7b-4821-b945-949775c0dd50';
export const SDK_FILE =
  'CtYB2fi/IcazJbRWVXwxSkRz/iKM0q0xeB5yBLwYlrvd1Q9dFBIK6gnGCeMV1yyglqRMBTzH7oLi6IQdcuca3wX8XvPmL/pmViiAj7ziMCv9HTNJtWIhzL7UlOMqFdgP3vmlaNHQ2qA8P9BGJEPc8yiCHrYcFgSM3nmoUoGabrsP6mtyelgS2ypUw7gIGnDjKDLK7+qjHZ0=';
export const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ2MLlxsQy6VXSN1bicXk9f7gFPpbdsyi1UMS6uolnkJipuNjhS3p5UfIVspndBz19WLEuiZY0YEqb8EwTELQRytFy4R2uMBooMg+zxLjDlXI5211UV236PgoaNfA9WaCAX13blCPjRgnWm0v4Hupp49bfQWvfgQ8/aLh3T7MG8i2TSjF90eThAAAAASUVORK5CYII=';
export const JWT =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c';
export const AES_KEY = 'EcpL0HeVJok0x7FLuJFmaZfBbnSNtAx9kstwq0LxkV2';
