import type { ErrorWords } from './en-errors.ts';
import type { enNetworkErrors } from './en-network.ts';
import type { Catalogue } from './keys.ts';

export const zhCnNetwork: Pick<Catalogue, 'network' | 'tokenEndpoint' | 'tls'> = {
  network: {
    title: '网络',
    proxy: '代理',
    modes: { default: '跟随系统', none: '不使用', manual: '手动' },
    modeText: {
      default: '按这台电脑的系统设置，包括 PAC 脚本。本机上的服务器直接连接。',
      none: '直接连接所有服务器。',
      manual: '通过这个代理连接所有服务器；https 全程加密，代理看不到内容。',
    },
    accountModes: { default: '与设置相同', none: '不使用代理', manual: '单独的代理' },
    kind: '代理类型',
    kinds: { http: 'HTTP', https: 'HTTPS', socks5: 'SOCKS5' },
    host: '代理主机',
    port: '端口',
    user: '代理用户名',
    userHint: '代理不要求时留空。',
    password: '代理密码',
    passwordElsewhere: '请重新输入：已保存的密码只用于当初填写的代理和用户名，不会发往别处。',
    saved: '已保存。可在账号表单中点“测试连接”试一试。',
    problem: {
      host: '填写主机名或地址，不带 http:// 和端口',
      port: '1 到 65535',
      password: '请填写此项',
    },
    extraCa: '额外的 CA 文件',
    extraCaText: '公司自己的证书颁发机构（PEM），与内置的一起受信任。',
    chooseCa: '选择文件…',
    removeCa: '移除 CA 文件',
    caCount_other: '{{count}} 个证书',
    caExpires: '有效期至 {{time}}',
    caExpired: '已于 {{time}} 过期',
    open: '网络设置',
    backToForm: '返回账号',
  },
  tokenEndpoint: {
    choice: '令牌服务',
    url: '令牌服务地址',
    urlHint: '公司的中控令牌服务。用 GET 请求，返回 {"access_token": …, "expires_in": …}。',
    urlPlain: '未加密：同一网络中的他人能看到这个地址和 access_token。如有可能请使用 https。',
    ownerHint: '可不填；用于在素材库中标明素材属于哪个企业或应用。',
  },
  tls: {
    expired: {
      title: '服务器证书已过期',
      cure: '请检查这台电脑的日期和时间；如果无误，需由服务器管理员更新证书。此项检查无法跳过。',
    },
    not_yet_valid: {
      title: '服务器证书尚未生效',
      cure: '请检查这台电脑的日期和时间。此项检查无法跳过。',
    },
    wrong_host: {
      title: '服务器证书属于另一个主机',
      cure: '请检查接口地址：其中的主机名必须与证书一致。此项检查无法跳过。',
    },
    self_signed: {
      title: '服务器证书是自签名的',
      cure: '没有机构为它担保。如果它属于您的公司，请把它的证书添加为 CA 文件；否则通信可能正被中间设备读取。',
    },
    unknown_authority: {
      title: '服务器证书的颁发机构不受信任',
      cure: '公司的代理或服务器常有自己的颁发机构：请添加它的 CA 文件。否则通信可能正被中间设备读取。',
    },
  },
};

export const zhCnNetworkErrors: Readonly<Record<keyof typeof enNetworkErrors, ErrorWords>> = {
  proxy_refused: { title: '无法连接代理', cure: '该地址和端口没有响应。请检查代理设置和网络。' },
  proxy_auth_required: {
    title: '代理要求用户名和密码',
    cure: '没有提供，或未被代理接受。请选择“手动”并填写；不会使用系统中保存的。',
  },
  proxy_failed: {
    title: '代理没有建立连接（{{answer}}）',
    cure: '它可能不允许访问这个服务器或端口（很多代理只放行 443 端口），或者代理类型不对。请联系代理的管理员。',
  },
  proxy_tls_failed: {
    title: '代理的证书未通过验证',
    cure: '如果代理使用公司自己的颁发机构，请添加它的 CA 文件。此项检查无法跳过。',
  },
  proxy_unsupported: {
    title: '系统指定的代理类型无法使用',
    cure: '应用支持 HTTP、HTTPS 和 SOCKS5。请手动填写其中一种，或选择“不使用”。',
  },
  proxy_invalid: {
    title: '代理不可用',
    cure: '主机应为主机名或地址，不带 http:// 和端口；HTTP 代理的用户名不能含冒号。',
  },
  proxy_password_missing: {
    title: '没有代理的密码',
    cure: '密码只保留了一次会话、无法解锁，或是为另一个代理填写的。请重新输入。',
  },
  ca_file_invalid: {
    title: '文件中没有可用的证书',
    cure: '应为含有“BEGIN CERTIFICATE”的 PEM 文件。请索取这种格式的颁发机构证书。',
  },
  token_url_invalid: {
    title: '令牌服务地址不可用',
    cure: '应以 https:// 或 http:// 开头，不含用户名和“#”。',
  },
};
