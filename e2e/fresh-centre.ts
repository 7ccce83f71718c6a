import { demoClasses } from "../db/seed/demo-centre";
import { startServer, type RunningServer } from "../test/server";
import { signIn } from "./accounts";
import { demoTime, test as base } from "./fixtures";

export const director = { login: "19911110101", password: "a quiet first morning" };

/** A server of its own with the demo's classes and no child. */
export const test = base.extend<object, { freshServer: RunningServer }>({
  freshServer: [
    async ({}, use) => {
      const clock = { NODE_ENV: "test", WENRUN_CLOCK: demoTime.toISOString() };
      const server = await startServer({ args: ["--empty"], env: clock });
      await fillCentre(server.url);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  address: async ({ freshServer }, use) => use(freshServer.url),
});

/** A centre with the demo's classes, its director, and nobody in it. */
async function fillCentre(address: string): Promise<void> {
  const send = (where: string, fields: Record<string, string>, cookie = "") =>
    fetch(`${address}${where}`, {
      method: "POST",
      redirect: "manual",
      headers: { Origin: address, Cookie: cookie },
      body: new URLSearchParams(fields),
    });
  await send("/setup", {
    ...{ centreName: "晨光托育园", shortName: "晨光", licensedPlaces: "135" },
    ...{ directorName: "林若溪", phone: director.login, password: director.password },
  });
  const { name, value } = await signIn(address, director);
  for (const { name: className, type, places } of demoClasses) {
    const fields = { name: className, type, places: String(places) };
    const answer = await send("/classes/new", fields, `${name}=${value}`);
    if (answer.status !== 302) throw new Error(`${className}: ${answer.status}`);
  }
}
