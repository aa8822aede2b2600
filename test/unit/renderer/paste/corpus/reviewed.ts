import { ID, type CorpusInput } from './input.ts';

/** 43 characters, as a corpsecret has. */
const SECRET = 'k3vLx9Qm2TzR7bW4nYp8sD1fG6hJ0aC5eU_iO-lKqXw';

/** What a reviewer broke the reader with. */
export const reviewed: readonly CorpusInput[] = [
  {
    name: 'a secret in a table of accounts',
    text: `corpid,corpsecret\nww1a2b3c4d5e6f7a8b,${SECRET}\n`,
    expected: [],
  },
  {
    name: 'a secret in a table copied from a spreadsheet',
    text: `企业ID\tSecret\t备注\nww1a2b3c4d5e6f7a8b\t${SECRET}\t测试`,
    expected: [],
  },
  {
    name: 'a secret in a Markdown table',
    text: `| corpid | corpsecret |\n|--|--|\n| ww1a2b3c4d5e6f7a8b | ${SECRET} |`,
    expected: [],
  },
  { name: 'a secret behind a bar', text: `corpsecret | ${SECRET}`, expected: [] },
  { name: 'a secret behind an arrow', text: `corpsecret -> ${SECRET}`, expected: [] },
  { name: 'a secret under its Chinese name', text: `应用密钥\n${SECRET}`, expected: [] },
  {
    name: 'a text message whose sender escapes out of CDATA',
    text: `<xml><ToUserName><![CDATA[ww1]]></ToUserName><FromUserName><![CDATA[cust]]></FromUserName><CreateTime>1790000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[hi ]]]]><![CDATA[></Content><MediaId><![CDATA[${ID.wecom}]]]]><![CDATA[></MediaId><FromUserName>boss</FromUserName> ]]></Content><MsgId>77</MsgId></xml>`,
    expected: [],
  },
  {
    name: 'a text message in JSON whose Content comes first and looks like a message',
    text: JSON.stringify({
      Content: JSON.stringify({ media_id: ID.wecom, FromUserName: 'boss' }),
      MsgType: 'text',
      FromUserName: 'cust',
    }),
    expected: [],
  },
  {
    name: 'a list under a link that ends in a token',
    text: `这些素材用 https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=ACCESS_TOKEN\n${ID.wecom}\n${ID.wecomLong}`,
    expected: [{ mediaId: ID.wecom }, { mediaId: ID.wecomLong }],
  },
  {
    name: 'a table with a column of tokens',
    text: `media_id,access_token\n${ID.wecom},Zq7mT0kenCanary_hJ8Lk2PqRsTuVwXyZ0123456789abcdefGHIJKLmnop\n`,
    expected: [{ mediaId: ID.wecom }],
  },
];
