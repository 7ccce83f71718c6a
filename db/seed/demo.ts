import { hash } from "node:crypto";
import { foundWithDirector, openAccount } from "~/features/accounts/commands.server";
import { listClasses } from "~/features/centres/queries.server";
import { foundingContext } from "~/access/require.server";
import { instantOf, setClock } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { connectDatabase, disconnectDatabase } from "~/lib/db.server";
import { env } from "~/lib/env.server";
import { takeApplications } from "./demo-applications";
import { demoAccounts, demoPin } from "./demo-accounts";
import { demoCentre, demoClasses, demoDay } from "./demo-centre";
import { bookHours } from "./demo-bookings";
import { setCalendar } from "./demo-calendar";
import { planChanges } from "./demo-changes";
import { enrolChildren } from "./demo-children";
import { checkInEveryone } from "./demo-duty";
import { countHeads } from "./demo-headcounts";
import { countDays, liveDays } from "./demo-days";
import { choosePins, placeTablets } from "./demo-devices";
import { measureEveryone } from "./demo-growth";
import { observeChildren } from "./demo-learning";
import { planMeals } from "./demo-meals";
import { planActivities } from "./demo-plans";
import { seedHandOvers } from "./demo-handover";
import { seedFamilies } from "./demo-families";
import { seedFamilyAccess } from "./demo-family-access";
import { hireEveryone, type Seeding } from "./demo-people";
import { takePhotos } from "./demo-photos";
import { must } from "./demo-result";
import { planRosters } from "./demo-rosters";
import { demoStaff } from "./demo-staff";
import { eatAlong } from "./demo-company";
import { takeDeliveries } from "./demo-deliveries";
import { keepSamples } from "./demo-samples";
import { countRows } from "./demo-statistics";
import { readRoster } from "./roster";
import { demoRoster } from "./roster-fit";

/** The evening before the demo day: everything was entered by then. */
const enteredAt = instantOf(`${demoDay}T18:00:00+08:00`).getTime() - 24 * 3_600_000;

/** Each step a little later than the one before, so that "first" means something. */
function stepper(base: Ctx): Pick<Seeding, "next" | "apart"> {
  let step = 0;
  const at = (count: number): Ctx => ({ ...base, now: instantOf(enteredAt + count * 100) });
  const next = () => {
    step += 1;
    return at(step);
  };
  const apart = () => {
    let own = step;
    step += 50;
    return () => {
      own += 1;
      return at(own);
    };
  };
  return { next, apart };
}

/** The past is written by those who were there. */
const momentOf =
  (base: Ctx): Seeding["at"] =>
  (moment, as) => ({
    ...base,
    now: moment,
    actor: as
      ? { kind: "user", id: as.userId, name: as.name, role: as.role, roles: [as.role] }
      : base.actor,
  });

async function load(): Promise<void> {
  const rows = demoRoster(await readRoster());
  const director = demoAccounts.find((account) => account.role === "director");
  if (!director) throw new Error("The demo has no director");
  setClock(instantOf(enteredAt));
  const base = foundingContext({ userId: idOf("director"), name: director.name });
  const total = rows.length + demoStaff.length + countDays() + 1;
  let done = 0;
  const tick = () => {
    done += 1;
    console.log(`${done}/${total}`);
  };
  const steps = stepper(base);
  const { next } = steps;
  // one transaction: a load that is cut off leaves an empty database, and the next start begins anew
  await base.tx(async () => {
    const { shortName, licensedPlaces, name: centreName, ...plan } = demoCentre;
    const directorName = director.name;
    const { login: phone, password } = director;
    must(
      await foundWithDirector(
        next(),
        { centreName, shortName, licensedPlaces, directorName, phone, password },
        { ...plan, classes: [...demoClasses] },
      ),
      "centre",
    );
    await setCalendar({ next });
    const classes = await listClasses(next(), { day: demoDay });
    const classIds = new Map(classes.map((one) => [one.name, one.id]));
    const users = new Map([[phone, base.actor.id]]);
    // at once: a password's hash takes long, and threads of its own
    await Promise.all(
      demoAccounts.slice(1).map(async ({ role, name, login, password }) => {
        const opened = await openAccount(next(), { role, name, phone: login, password });
        users.set(login, must(opened, name).userId);
      }),
    );
    const seeding: Seeding = {
      ...{ ...steps, at: momentOf(base), classIds, users, tick },
      ...{ staffIds: new Map(), childIds: new Map() },
    };
    await hireEveryone(seeding);
    await enrolChildren({ ...seeding, rows });
    await countRows(seeding.next());
    await measureEveryone({ ...seeding, rows });
    await observeChildren({ ...seeding, rows });
    await planActivities(seeding);
    await planMeals(seeding);
    await keepSamples(seeding);
    await takeDeliveries(seeding);
    await eatAlong(seeding);
    await liveDays({ ...seeding, rows });
    await takePhotos({ ...seeding, rows });
    await seedFamilies({ ...seeding, rows });
    await seedFamilyAccess(seeding);
    await planRosters(seeding);
    await checkInEveryone(seeding);
    await countHeads(seeding);
    await placeTablets(seeding);
    await choosePins(seeding);
    await seedHandOvers(seeding);
    await planChanges(seeding);
    await takeApplications(seeding);
    await bookHours(seeding, rows);
  });
}

/** The same id on every machine, so that links into the demo keep. */
function idOf(name: string): string {
  const hex = hash("sha256", `wenrun demo ${name}`);
  return `0193${hex.slice(0, 4)}-${hex.slice(4, 8)}-7${hex.slice(8, 11)}-8${hex.slice(11, 14)}-${hex.slice(14, 26)}`;
}

function printAccounts(shape: string | undefined): void {
  if (shape === "table") {
    for (const { role, login, password, name } of demoAccounts) {
      console.log(`  ${role.padEnd(13)}${login.padEnd(13)}${password.padEnd(23)}${name}`);
    }
    console.log(`  PIN on the tablets of the classes: ${demoPin}`);
    return;
  }
  const listed = demoAccounts.map(({ role, name, login, password, landing }) => ({
    ...{ role, name, login, password, landing },
    ...(role === "teacher" && { pin: demoPin }),
  }));
  console.log(JSON.stringify(listed, null, 2));
}

const [, , command, shape] = process.argv;
if (command === "accounts") printAccounts(shape);
else if (command === "load") {
  connectDatabase(env().DATABASE_URL ?? "", { keepsPlans: true });
  try {
    await load();
  } finally {
    await disconnectDatabase();
  }
}
