/** Asks the API with a key; an answer that is none throws. */
export type Asker = {
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  readonly text: (path: string) => Promise<string>;
};

export const makeAsker = (url: string, authorization: string): Asker => {
  const ask: Asker['ask'] = async (path, init = {}) => {
    const headers = { ...(init.headers as Record<string, string> | undefined), authorization };
    const response = await fetch(url + path, { ...init, headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  return { ask, text: async (path) => (await ask(path)).text() };
};
