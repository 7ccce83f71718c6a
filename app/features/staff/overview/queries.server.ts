import { posts } from "~db/enums";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { listExpiringCertificates, listStaff } from "../queries.server";
import { expiringDays } from "../rules";
import { listStaffInput } from "../schema";
import { certificateNews } from "./rules";

type ClassTeam = { id: string; name: string; colour: number; adults: number; lead: string | null };

/** Who works here: by post, by class, and whose certificates need someone. */
export const getStaffOverview = (ctx: Ctx) =>
  ctx.tx(async () => {
    const { rows, total } = await listStaff(ctx, { ...listStaffInput.parse({}), size: 500 });
    const runningOut = await listExpiringCertificates(ctx, { withinDays: expiringDays });
    const teams = new Map<string, ClassTeam & { position: number }>();
    for (const { name, classes } of rows) {
      for (const { lead, ...place } of classes) {
        const team = teams.get(place.id) ?? { ...place, adults: 0, lead: null };
        teams.set(place.id, { ...team, adults: team.adults + 1, lead: lead ? name : team.lead });
      }
    }
    return {
      total,
      posts: posts.flatMap((post) => {
        const people = rows.filter((row) => row.posts.includes(post)).length;
        return people > 0 ? [{ post, people }] : [];
      }),
      teams: [...teams.values()]
        .sort((a, b) => a.position - b.position)
        .map(({ position: _position, ...team }): ClassTeam => team),
      news: certificateNews(rows, runningOut, dayOf(ctx.now, ctx.timeZone)),
    };
  });

export type StaffOverview = Awaited<ReturnType<typeof getStaffOverview>>;
