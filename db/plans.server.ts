import type postgres from "postgres";

/** A statement sent this often is worth its plan; of so many texts at most, on each connection. */
const afterUses = 30;
const mostKept = 250;
/** Texts that are counted; the rarest come and go (a list of ids of every length is a text of its own). */
const mostCounted = 2_000;

export type Plans = { keeps: (text: string, values?: unknown[]) => boolean };

/** Every statement is parsed and planned once a connection: for a load, which sends a few thousands of times. */
export const everyPlan: Plans = { keeps: () => true };

/** Statements that are sent again and again are parsed and planned once a connection; the rest with every use. */
export function plansOfOften(): Plans {
  const counts = new Map<string, number>();
  const kept = new Set<string>();
  return {
    keeps: (text, values) => {
      if (kept.has(text)) return true;
      // what has no values is one message already
      if (!values?.length || kept.size >= mostKept) return false;
      const uses = (counts.get(text) ?? 0) + 1;
      if (counts.size >= mostCounted) counts.clear();
      counts.set(text, uses);
      if (uses < afterUses) return false;
      counts.delete(text);
      kept.add(text);
      return true;
    },
  };
}

/** The client, whose statements' plans are kept where they are to be. */
export function planned(client: postgres.Sql, plans: Plans): postgres.Sql {
  const send = client.unsafe.bind(client);
  const unsafe: postgres.Sql["unsafe"] = (text, values, options) =>
    send(text, values, plans.keeps(text, values) ? { ...options, prepare: true } : options);
  return Object.assign(client, { unsafe });
}
