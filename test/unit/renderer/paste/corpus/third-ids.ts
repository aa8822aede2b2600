/** Ids of the third set, as the servers give them. */
export const M = {
  a: '1cxEHxCV3--dumzh8krRyv3cjc-bzhHM5s6XXmyhXQ2F',
  b: '3Pp0R6uv1Czb3URj1MkPwX_ka7eVzTXR9pKO2jJckLPN',
  c: '6bsV0Hd9oI22jC8fqf6Ca1ezExRDDmGG1MHZlApi89aAY6sA7xxHv6l9UF9d8dxf',
  d: 'IaNFbMkoo5kmozpi_OvPBr2cdJLT1bc5gCO7FCOPOfsHYao9h5SlWZCzJs6DdB1i',
  e: 'MmyjC-FWfP64ojXa_6eGqAismkSVRbSd37gl4jAYtzWKjRJ-l_21dIKR4W7t2IUs',
  f: '2HUy9uI2nicgdMBN7DB9NtLE7rT__Df85E4OO8vyfLmFAkqZyuIT8PXBKCm5YEdSWE',
  g: 'IVyXgj9bGI4YCoaW3Si7QIJlylSgHKCFsvoNH-lgU48QCLnX_qtlh9C00',
  h: 'OuhUfkeLu6veX4ZiV6mQcw5q8vID64FOo7oVQuynyRK',
  i: 'NzfAraDRNRT8KsIFJfnALCrfSLF6ozOa_EpiZHTOnk8qCv88XvZVlGKgOY6-lMm7',
  j: '3YUeSc3TKobVUo2lHKtu9XzRpkYW7ZSjxsaS655MgJ4n-mcNLeePxHQuSgAcLekl3rWOflBFtfOlImqcXUKh',
  k: '28h6fb5d2mqt9xZw-t_Oj6pMpsqPseiLCNOeMX-GWSMR-Myvj-6wsPc9gyxdCG4baxLu',
  l: 'O0BKxMccQRSVg1UTDwT2KlKw8YMFI34dCNTK7oMaodtjzWdy3fHOm4D9BVwtCemY',
  m: '1C9WbZTDId8xxFdGULKdL6wkKRNWgoL9GUxcyjMDqftC',
  n: 'OXlpUwMlpp_jKotrguRsir5wz8foi5PgE_vZ3gLx2DcqAcmry-Hv5TCjmL11BXEm',
} as const;

/** What must not be taken for a media_id, each as real as the next. */
export const NOT = {
  token:
    'nahV5sZKMeOMGNCGmDVjiAWu4nw51qPMxFaxp_vK3m5diEbsTjoX71c2tPuS1DatPR7gExo2qOE1QHROyoGZ4vLONy1ekndzUdYowhvxA3nxgozXdXVYZt',
  secret: '8hNuUfkqVZPOJZWfOXPcyo4l4s9Ik3Evl4HSJh2OoOL',
  aesKey: 'N6pNorE0bUPkZ5PDoDSJMwKIoLDFsM9ccC4d5zDO5fy',
  md5: '82f1dcad932c3d9ee0cb65854572ab13',
  sha1: '68915817d3ff75fb091173b05d84a15d0b0d3f46',
  sha256: '45a1ba5cee2db578877ed87b0941be5d8ba16bb58e45474677049ee00e35714e',
  appSecret: 'c1f0e5b7a9d84c62b3e1507f9d2a6c48',
  openid: 'oLVPpjqs9BhvzwPj5A-vTYAX3GLc',
  unionid: 'o6_bmasdasdsad6_2sgVt7hMZOPfL',
  external: 'wmEAAAxxk2CQAAd8sY1nVpQ7tLz3mBfA',
  openKf: 'wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q',
  corp: 'wwd08c8e7c775ab44d',
  cursor: '4gw7MepFLfgF2VC5npNqRvGzX8yDk1bT',
  uuid: '7d9f2c1a-4b3e-4f8a-9c6d-1e2f3a4b5c6d',
} as const;
