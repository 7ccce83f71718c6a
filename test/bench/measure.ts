import autocannon from "autocannon";

export type Figure = {
  name: string;
  value: number;
  unit: string;
  floor?: number;
  ratio?: number;
};

export type Bench = () => Promise<Figure[]>;

/** Requests a second over ten connections; an answer that is not 200 spoils the figure and stops the bench. */
export async function loadOf(url: string, cookie: string, seconds: number): Promise<number> {
  const result = await autocannon({
    url,
    connections: 10,
    duration: seconds,
    headers: { cookie, accept: "text/html", "accept-encoding": "br" },
  });
  if (result.non2xx > 0 || result.errors > 0 || result.requests.total === 0) {
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  }
  return result.requests.average;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return (sorted[middle] ?? 0) / 2 + (sorted[sorted.length % 2 ? middle : middle - 1] ?? 0) / 2;
}

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));
