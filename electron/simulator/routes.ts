/** `oa` is api.weixin.qq.com: Official Accounts and Mini Programs. */
export type Dialect = 'wecom' | 'oa';

/** What a fault can be limited to. */
export type Endpoint = 'token' | 'upload' | 'get';

export type Operation = 'gettoken' | 'token' | 'stable_token' | 'upload' | 'get' | 'get/jssdk' | 'video';

export interface Route {
  readonly dialect: Dialect;
  readonly operation: Operation;
  readonly endpoint: Endpoint;
}

const operations: Readonly<Record<Dialect, Readonly<Record<string, Operation>>>> = {
  wecom: {
    '/cgi-bin/gettoken': 'gettoken',
    '/cgi-bin/media/upload': 'upload',
    '/cgi-bin/media/get': 'get',
    '/cgi-bin/media/get/jssdk': 'get/jssdk',
  },
  oa: {
    '/cgi-bin/token': 'token',
    '/cgi-bin/stable_token': 'stable_token',
    '/cgi-bin/media/upload': 'upload',
    '/cgi-bin/media/get': 'get',
    '/cgi-bin/media/get/jssdk': 'get/jssdk',
    '/video': 'video',
  },
};

const endpoints: Readonly<Record<Operation, Endpoint>> = {
  gettoken: 'token',
  token: 'token',
  stable_token: 'token',
  upload: 'upload',
  get: 'get',
  'get/jssdk': 'get',
  video: 'get',
};

/**
 * `/wecom/cgi-bin/…` and `/oa/cgi-bin/…`, each also behind a further path prefix such as `/wx`
 * (wechat-api.md §9 row 44). `null`: no such path.
 */
export function findRoute(pathname: string): Route | null {
  const [, dialect, path] = /^(?:\/[^/]+)*?\/(wecom|oa)(\/.*)$/.exec(pathname) ?? [];
  if ((dialect !== 'wecom' && dialect !== 'oa') || path === undefined) return null;
  const operation = Object.hasOwn(operations[dialect], path) ? operations[dialect][path] : undefined;
  return operation === undefined ? null : { dialect, operation, endpoint: endpoints[operation] };
}
