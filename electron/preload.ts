import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { EVENT_NAMES, REQUEST_NAMES, type Bridge, type FileToUpload } from './contract/api.ts';
import { MAX_PASTED_BYTES } from './contract/limits.ts';

/**
 * A dropped or chosen file has a path; a pasted picture has only bytes, of which at most `room` pass through memory.
 * One that cannot be read is told as such, so that it fails alone.
 */
async function describeFile(file: File, room: number): Promise<FileToUpload> {
  const { name } = file;
  const path = webUtils.getPathForFile(file);
  // So arrives a file whose name the system's locale cannot spell.
  if (!path && name === '' && file.size === 0) return { kind: 'unreadable', name };
  if (path) return { kind: 'path', path, name };
  const bytes = file.size <= room ? await file.arrayBuffer().catch(() => null) : null;
  return bytes ? { kind: 'bytes', bytes: new Uint8Array(bytes), name } : { kind: 'unreadable', name };
}

const addFiles: Bridge['addFiles'] = async (accountId, files, follows) => {
  const described: FileToUpload[] = [];
  let room = MAX_PASTED_BYTES;
  for (const file of files) {
    const one = await describeFile(file, room);
    if (one.kind === 'bytes') room -= one.bytes.byteLength;
    described.push(one);
  }
  return (await ipcRenderer.invoke('request:addFiles', { accountId, files: described, follows })) as Awaited<
    ReturnType<Bridge['addFiles']>
  >;
};

const asks = REQUEST_NAMES.filter((name) => name !== 'addFiles').map((name) => [
  name,
  (args: unknown) => ipcRenderer.invoke(`request:${name}`, args),
]);

const listeners = EVENT_NAMES.map((name) => [
  `on${name.charAt(0).toUpperCase()}${name.slice(1)}`,
  (listener: (value: unknown) => void) => {
    // The page gets the value only, never Electron's event object.
    const forward = (_event: unknown, value: unknown) => {
      listener(value);
    };
    ipcRenderer.on(`event:${name}`, forward);
    return () => {
      ipcRenderer.off(`event:${name}`, forward);
    };
  },
]);

// SECURITY: 9. Named functions only; no channel, no event, no path.
contextBridge.exposeInMainWorld('mediaDesk', { ...Object.fromEntries([...asks, ...listeners]), addFiles });
