import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { EVENT_NAMES, REQUEST_NAMES, type Bridge, type FileToUpload } from './contract/api.ts';
import { fail } from './contract/errors.ts';
import { MAX_PASTED_BYTES } from './contract/limits.ts';

/** A dropped or chosen file has a path; a pasted picture has only bytes, which are sent as they are. */
async function describeFile(file: File): Promise<FileToUpload> {
  const path = webUtils.getPathForFile(file);
  return path
    ? { kind: 'path', path, name: file.name }
    : { kind: 'bytes', bytes: new Uint8Array(await file.arrayBuffer()), name: file.name };
}

const addFiles: Bridge['addFiles'] = async (accountId, files) => {
  const pasted = files.filter((file) => !webUtils.getPathForFile(file));
  if (pasted.reduce((sum, file) => sum + file.size, 0) > MAX_PASTED_BYTES) {
    return fail('request_invalid', { facts: { limit: MAX_PASTED_BYTES } });
  }
  const described = await Promise.all(files.map(describeFile));
  return (await ipcRenderer.invoke('request:addFiles', { accountId, files: described })) as Awaited<
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

contextBridge.exposeInMainWorld('mediaDesk', { ...Object.fromEntries([...asks, ...listeners]), addFiles });
