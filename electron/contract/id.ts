const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text is an id of ours (of an account, record or transfer). Ids name files, so nothing else may pass. */
export const isId = (text: string): boolean => UUID.test(text);
