import autocannon from "autocannon";

export type Figure = {
  name: string;
  value: number;
  unit: string;
  floor?: number;
  ratio?: number;
};

export type Bench = () => Promise<Figure[]>;

/** With the tag of a page that is held already the answer has to be 304. */
type Held = { tag?: string | undefined };

async function load(
  url: string,
  cookie: string,
  seconds: number,
  connections: number,
  { tag }: Held,
) {
  // prettier-ignore
  const headers = { cookie, accept: "text/html", "accept-encoding": "br" };
  const result = await autocannon({
    ...{ url, connections, duration: seconds },
    headers: tag ? { ...headers, "if-none-match": tag } : headers,
  });
  const wrong = tag ? result.requests.total - result["3xx"] : result.non2xx;
  if (wrong > 0 || result.errors > 0 || result.requests.total === 0) {
    throw new Error(`${url}: ${wrong} answered otherwise, ${result.errors} failed`);
  }
  return result;
}

/** Requests a second over ten connections; an answer that is not the right one spoils the figure and stops the bench. */
export const loadOf = (url: string, cookie: string, seconds: number, held: Held = {}) =>
  load(url, cookie, seconds, 10, held).then(({ requests }) => requests.average);

/** How long an answer takes, in ms, while fifty are waited for. */
export const latencyOf = (url: string, cookie: string, seconds: number, held: Held) =>
  load(url, cookie, seconds, 50, held).then(({ latency }) => latency);

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return (sorted[middle] ?? 0) / 2 + (sorted[sorted.length % 2 ? middle : middle - 1] ?? 0) / 2;
}

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));
