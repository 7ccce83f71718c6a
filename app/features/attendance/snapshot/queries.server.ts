import { classroomRoles, may } from "~/access/policy";
import { listOwnClassIds } from "~/access/require.server";
import { listConsenting } from "~/features/children/consents/queries.server";
import { listClasses } from "~/features/centres/queries.server";
import { listMealsOfDay } from "~/features/centres/sessions/queries.server";
import { getMenuDay } from "~/features/meals/queries.server";
import { listInstead } from "~/features/meals/substitutes/queries.server";
import { titleIn, wordsOf } from "~/i18n/words.server";
import type { Ctx } from "~/lib/context.server";
import { readChosenActor } from "~/lib/preferences";
import { getTablet } from "../actors/queries.server";
import { listUnrecordedDepartures } from "../closing/queries.server";
import { listCollectors } from "../handover/queries.server";
import type { Collector } from "../handover/rules";
import { getRoomDuty } from "../duty/queries.server";
import { listRoomCounts } from "../headcount/queries.server";
import { getRoom } from "../room/queries.server";

/** What a class means to do today, which a later noun knows. */
type ListPlanned = (ctx: Ctx, of: { classId: string }) => Promise<string[]>;
/** What its children's families have said about today. */
type ListSaid = (ctx: Ctx, of: { classId: string }) => Promise<Said[]>;
export type Said = { childId: string; text: string; isUrgent: boolean; unread: number };
type OfLaterNouns = { listPlanned?: ListPlanned; listSaid?: ListSaid };

/**
 * All that a room's screens need for today, in one piece: a device keeps it and goes on from it without a
 * network. Health data: audited.
 */
export const getSnapshot = (
  ctx: Ctx,
  input: { classId: string; chosen?: string | null } & OfLaterNouns,
) =>
  ctx.tx(async () => {
    const room = await getRoom(ctx, input);
    const { day, children } = room;
    const offered = await listMealsOfDay(ctx, { day });
    const { name } = room.room;
    const { t } = wordsOf(ctx.locale);
    const { role } = ctx.actor;
    const teaches = classroomRoles.some((own) => own === role);
    return {
      /** Whose device this is: what it keeps is sent as nobody else. */
      owner: `${ctx.actor.kind}:${ctx.actor.id}`,
      at: ctx.now.toISOString(),
      /** The same, and never moved on by the device: how old all of this is. */
      toldAt: ctx.now.toISOString(),
      timeZone: ctx.timeZone,
      ...{ room, offered },
      /** Where children can be handed over. */
      rooms: (await listClasses(ctx, { day }))
        .filter(({ id }) => id !== input.classId)
        .map(({ id, name: called }) => ({ id, name: called })),
      duty: await getRoomDuty(ctx, input),
      counts: await listRoomCounts(ctx, { day, classId: input.classId }),
      collectors: await listsOf(ctx, {
        childIds: children.map(({ id }) => id),
        days: [day],
      }),
      /** On a class's tablet: who may be chosen to write. */
      tablet: await getTablet(ctx, { classId: input.classId, chosen: input.chosen ?? null }),
      rights: {
        readThreads: may(ctx.actor, "messages.thread.read"),
        openChild: may(ctx.actor, "children.child.read"),
        tellAbsence: may(ctx.actor, "attendance.absence.record"),
        readCounts: may(ctx.actor, "attendance.headcount.read"),
        observe: may(ctx.actor, "learning.observation.write"),
        plan: may(ctx.actor, "learning.plan.write"),
        otherRooms: role !== null && (!teaches || (await listOwnClassIds(ctx)).length > 1),
      },
      planned: (await input.listPlanned?.(ctx, input)) ?? [],
      said: (await input.listSaid?.(ctx, input)) ?? [],
      menu: (await getMenuDay(ctx, { day, classId: input.classId })).map(({ meal, dishes }) => ({
        ...{ meal, dishes },
      })),
      /** Who eats another dish than the menu's, and which. */
      instead: await listInstead(ctx, { day, classId: input.classId }),
      consenting: await listConsenting(ctx, {
        kind: "classPhotos",
        childIds: children.map(({ id }) => id),
      }),
      /** Departures of the last weeks that nobody wrote down: for who may write them down, and sees no list of rooms. */
      unrecorded:
        teaches && may(ctx.actor, "attendance.register.read")
          ? (await listUnrecordedDepartures(ctx, { classIds: [input.classId] })).length
          : 0,
      titles: {
        room: titleIn(ctx.locale, "attendance:room.titleOf", { name }),
        note: titleIn(ctx.locale, "attendance:note.titleOf", { name }),
        count: titleIn(ctx.locale, "attendance:count.titleOf", { name }),
        evacuation: titleIn(ctx.locale, "attendance:evacuation.titleOf", { name }),
        meals: offered.map((meal) => {
          const word = t(`enums:meal.${meal}`);
          return {
            meal,
            title: titleIn(ctx.locale, "attendance:meal.titleOf", { meal: word, name }),
          };
        }),
      },
    };
  });

/** Who may collect whom today, by child: no phones, and of custody no words. What was used up is left out. */
async function listsOf(ctx: Ctx, about: { childIds: string[]; days: string[] }) {
  const usable = (await listCollectors(ctx, about)).filter(({ used }) => !used);
  const lists: Record<string, Collector[]> = {};
  for (const { childId, onDay: _day, used: _used, ...one } of usable) {
    (lists[childId] ??= []).push(one);
  }
  return lists;
}

export type Snapshot = Awaited<ReturnType<typeof getSnapshot>>;

/** The snapshot for a page, or nothing where a device asks for the empty page to keep (`?shell`). */
export const loadSnapshot = async (
  ctx: Ctx,
  { request, ...of }: { classId: string; request: Request } & OfLaterNouns,
): Promise<Snapshot | null> =>
  new URL(request.url).searchParams.has("shell")
    ? null
    : getSnapshot(ctx, { ...of, chosen: readChosenActor(request.headers.get("cookie")) });
