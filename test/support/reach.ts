// How a test speaks to a process: each request on a connection of its own.

export interface Asked extends Omit<RequestInit, "headers"> {
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A connection that is kept is given up by the server after some quiet seconds. A test that was busy for longer than
 * that (a browser starts, modules load) would send its next request into one that is just being closed.
 */
export const reach = (url: string, asked: Asked = {}): Promise<Response> =>
  fetch(url, { ...asked, headers: { ...asked.headers, connection: "close" } });
