/** Words of Settings → Network, of an account's own proxy, and of what goes wrong on the way. */
export const enNetwork = {
  network: {
    title: 'Network',
    proxy: 'Proxy',
    modes: { default: 'System', none: 'None', manual: 'Manual' },
    modeText: {
      default:
        'As this computer’s settings say, PAC scripts included. Servers on this computer are reached directly.',
      none: 'Every server is reached directly.',
      manual: 'Every server is reached through this proxy; https stays closed to it from end to end.',
    },
    accountModes: { default: 'As in Settings', none: 'No proxy', manual: 'Own proxy' },
    kind: 'Kind of proxy',
    kinds: { http: 'HTTP', https: 'HTTPS', socks5: 'SOCKS5' },
    host: 'Proxy host',
    port: 'Port',
    user: 'Proxy user',
    userHint: 'Leave empty if the proxy asks for none.',
    password: 'Proxy password',
    passwordElsewhere:
      'Enter it again: what is stored was entered for another proxy or user, and goes nowhere else.',
    saved: 'Saved. “Test connection” in an account’s form tries it out.',
    problem: {
      host: 'A name or address, without http:// and without the port',
      port: '1 to 65535',
      password: 'Fill this in',
    },
    extraCa: 'Extra CA file',
    extraCaText: 'Your company’s own authority (PEM), trusted besides the built-in ones.',
    chooseCa: 'Choose file…',
    removeCa: 'Remove CA file',
    caCount_one: '{{count}} certificate',
    caCount_other: '{{count}} certificates',
    caExpires: 'valid until {{time}}',
    caExpired: 'expired {{time}}',
    open: 'Network settings',
    backToForm: 'Back to the account',
  },
  tokenEndpoint: {
    choice: 'Token endpoint',
    url: 'Token endpoint URL',
    urlHint: 'Your company’s token service. It answers a GET with {"access_token": …, "expires_in": …}.',
    urlPlain:
      'Not encrypted: others on the network can read this URL and the access_token. Use https if you can.',
    ownerHint: 'Optional; tells the library which company or app its media belong to.',
  },
  tls: {
    expired: {
      title: 'The server’s certificate has expired',
      cure: 'Check this computer’s date and time; if they are right, the server’s administrator must renew it. There is no way round this check.',
    },
    not_yet_valid: {
      title: 'The server’s certificate is not valid yet',
      cure: 'Check this computer’s date and time. There is no way round this check.',
    },
    wrong_host: {
      title: 'The server’s certificate is for another host',
      cure: 'Check the base URL: the name in it must be the one in the certificate. There is no way round this check.',
    },
    self_signed: {
      title: 'The server’s certificate is signed by itself',
      cure: 'Nobody vouches for it. If it is your company’s, add its certificate as CA file; otherwise something in between may be reading along.',
    },
    unknown_authority: {
      title: 'Nobody known vouches for the server’s certificate',
      cure: 'A company’s proxy or server often has an authority of its own: add its CA file. Otherwise something in between may be reading along.',
    },
  },
} as const;

export const enNetworkErrors = {
  proxy_refused: {
    title: 'The proxy cannot be reached',
    cure: 'Nothing answers at its address and port. Check the proxy’s settings and the network.',
  },
  proxy_auth_required: {
    title: 'The proxy asks for a user and password',
    cure: 'None were sent, or the proxy did not accept them. Choose Manual and enter them; the system’s own are not used.',
  },
  proxy_failed: {
    title: 'The proxy did not make the connection ({{answer}})',
    cure: 'It may not be allowed to reach this server or port (many pass on port 443 only), or it is a proxy of another kind. Ask its administrator.',
  },
  proxy_tls_failed: {
    title: 'The proxy’s certificate was not accepted',
    cure: 'If the proxy has your company’s own authority, add its CA file. There is no way round this check.',
  },
  proxy_unsupported: {
    title: 'The system names a proxy of a kind the app cannot use',
    cure: 'It can use HTTP, HTTPS and SOCKS5. Choose one of them by hand, or None.',
  },
  proxy_invalid: {
    title: 'This is not a usable proxy',
    cure: 'The host is a name or address without http:// and port; the user of an HTTP proxy has no colon.',
  },
  proxy_password_missing: {
    title: 'The proxy’s password is not here',
    cure: 'It was kept for one session only, cannot be unlocked, or was entered for another proxy. Enter it again.',
  },
  ca_file_invalid: {
    title: 'This file holds no usable certificate',
    cure: 'It should be a PEM file with “BEGIN CERTIFICATE” in it. Ask for the authority’s certificate in that form.',
  },
  token_url_invalid: {
    title: 'This is not a usable token endpoint',
    cure: 'It begins with https:// or http:// and has no user name and no “#”.',
  },
} as const;
