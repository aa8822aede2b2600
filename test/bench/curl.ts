import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../scripts/command.ts';

/** One call as curl's config file has it. */
interface Call {
  readonly url: string;
  /** A file to send as the part `media`; null for a GET. */
  readonly form: string | null;
  readonly output: string;
}

const configOf = ({ url, form, output }: Call): string =>
  [`url = "${url}"`, ...(form === null ? [] : [`form = "media=@${form}"`]), `output = "${output}"`].join(
    '\n',
  );

async function curl(args: readonly string[]): Promise<void> {
  const { code, output } = await run('curl', args);
  if (code !== 0) throw new Error(`curl failed with ${code}: ${output}`);
}

/** All calls in one process, at most `atOnce` side by side. */
export async function curlTogether(folder: string, calls: readonly Call[], atOnce: number): Promise<void> {
  const config = join(folder, 'curl.conf');
  await writeFile(config, calls.map((call) => `${configOf(call)}\nsilent\n`).join('next\n'));
  await curl(['--parallel', '--parallel-immediate', '--parallel-max', String(atOnce), '--config', config]);
}

/** A curl for each call, one after another, as a shell script does it. */
export async function curlOneByOne(folder: string, calls: readonly Call[]): Promise<void> {
  const script = join(folder, 'one-by-one.sh');
  const lines = calls.map(({ url, form, output }) => {
    const sent = form === null ? '' : ` -F 'media=@${form}'`;
    return `curl -s -o '${output}' ${sent} '${url}'`;
  });
  await writeFile(script, `set -e\n${lines.join('\n')}\n`);
  const { code, output } = await run('sh', [script]);
  if (code !== 0) throw new Error(`curl failed with ${code}: ${output}`);
}

export interface Server {
  readonly baseUrl: string;
  readonly token: string;
}

export const uploadCalls = ({ baseUrl, token }: Server, folder: string, paths: readonly string[]): Call[] =>
  paths.map((form, at) => ({
    url: `${baseUrl}/cgi-bin/media/upload?access_token=${token}&type=file`,
    form,
    output: join(folder, `answer ${at}.json`),
  }));

export const fetchCalls = ({ baseUrl, token }: Server, folder: string, mediaIds: readonly string[]): Call[] =>
  mediaIds.map((mediaId, at) => ({
    url: `${baseUrl}/cgi-bin/media/get?access_token=${token}&media_id=${mediaId}`,
    form: null,
    output: join(folder, `media ${at}`),
  }));

/** The media_id of each answer. @throws where one is no success */
export const mediaIdsOf = (calls: readonly Call[]): Promise<string[]> =>
  Promise.all(
    calls.map(async ({ output }) => {
      const text = await readFile(output, 'utf8');
      const { media_id: mediaId } = JSON.parse(text) as { readonly media_id?: string };
      if (mediaId === undefined) throw new Error(`an upload by curl failed: ${text.slice(0, 200)}`);
      return mediaId;
    }),
  );
