import * as z from "zod/mini";
import { activityLevels, activityStates } from "~db/enums";
import { choiceOf, day, id, shortText, timeOfDay, version, wholeNumber } from "~/lib/fields";

/** Lines end with one character, whatever a browser sends, so that what is counted is what is read. */
const lines = (max: number) =>
  z.pipe(
    z.pipe(
      z.string("errors:required"),
      z.transform((text: string) => text.replace(/\r\n?/g, "\n").trim()),
    ),
    z.string().check(z.minLength(1, "errors:required"), z.maxLength(max, "errors:too_long")),
  );

export const writeActivityInput = z.object({
  title: shortText(60),
  body: lines(2000),
  venue: shortText(60),
  day: day(),
  fromTime: timeOfDay(),
  untilTime: timeOfDay(),
  signUpOn: day(),
  signUpTime: timeOfDay(),
  places: wholeNumber(1, 500),
  level: choiceOf(activityLevels),
  classIds: z._default(z.array(id()).check(z.maxLength(100, "errors:too_long")), []),
  act: z._default(z.enum(["keep", "open"]), "keep"),
});
export type WriteActivityInput = z.infer<typeof writeActivityInput>;

/** Once families may sign up its target stands, and the form does not ask for it. */
export const changeActivityInput = z.extend(writeActivityInput, {
  level: z.optional(choiceOf(activityLevels)),
  version: version(),
});
export type ChangeActivityInput = z.infer<typeof changeActivityInput>;

export const listActivitiesInput = z.object({
  state: z.catch(z.optional(z.enum(activityStates)), undefined),
  page: z.catch(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(1000))), 1),
});
export type ListActivitiesInput = z.infer<typeof listActivitiesInput>;

export const signUpInput = z.object({ childId: id(), adults: wholeNumber(1, 6) });
export const withdrawInput = z.object({ childId: id() });
