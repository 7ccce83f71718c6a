import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { openEmbedded } from "../db/embedded";
import { startServer, type RunningServer } from "../test/server";

/** Another server on the journeys' demo centre, where it is another time. */
export async function serverAt(
  clock: string,
  env: Record<string, string> = {},
): Promise<RunningServer> {
  const dataDir = process.env.WENRUN_E2E_DATA ?? "";
  const { url } = await openEmbedded({ dataDir });
  return startServer({
    dataDir,
    env: { DATABASE_URL: url, WENRUN_CLOCK: clock, WENRUN_WORKER: "apart", ...env },
  });
}

export type Wire = {
  url: string;
  /** Nothing gets through, and what is under way breaks off. */
  cut: () => void;
  mend: () => void;
  close: () => void;
};

/** A wire to a server that can be cut: for a browser's workers too, whom no emulation of a network reaches. */
export async function wireTo(address: string): Promise<Wire> {
  const { hostname, port } = new URL(address);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const breakOff = () => open.forEach((socket) => socket.destroy());
  // reason: a server that listens on a port has an address
  const own = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own.port}`,
    cut: () => {
      isCut = true;
      breakOff();
    },
    mend: () => {
      isCut = false;
    },
    close: () => {
      breakOff();
      server.close();
    },
  };
}
