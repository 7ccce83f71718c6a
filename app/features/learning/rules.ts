import type { DevelopmentArea, Locale, MilestoneProgress } from "~db/enums";
import { milestones } from "~/standards/milestones";

export type Milestone = (typeof milestones)[number];

/** Where an age stands to a milestone's window of months: a hint for looking, never a verdict on the child. */
export type Timing = "later" | "near" | "due" | "past";

/** How long before its window a milestone is worth looking out for, months. */
const nearMonths = 2;

export function timingOf(
  { fromMonths, toMonths }: { fromMonths: number; toMonths: number },
  months: number,
): Timing {
  if (months >= toMonths) return "past";
  if (months >= fromMonths) return "due";
  return months >= fromMonths - nearMonths ? "near" : "later";
}

/** The milestones worth a look at an age: due and near, and on top those whose window ended in the last half year. */
export const milestonesAround = (months: number): { milestone: Milestone; timing: Timing }[] =>
  milestones
    .map((milestone) => ({ milestone, timing: timingOf(milestone, months) }))
    .filter(
      ({ milestone, timing }) =>
        timing === "due" ||
        timing === "near" ||
        (timing === "past" && months < milestone.toMonths + 6),
    );

export const findMilestone = (code: string): Milestone | undefined =>
  milestones.find((one) => one.code === code);

export function milestoneWords(code: string, locale: Locale): string {
  const found = findMilestone(code);
  return found ? (locale === "en" ? found.en : found.zh) : "";
}

type Seen = { milestone: string | null; progress: MilestoneProgress | null };

/** How far each milestone was when it was last observed; `seen` comes the newest first. */
export function latestProgress(seen: readonly Seen[]): Map<string, MilestoneProgress> {
  const latest = new Map<string, MilestoneProgress>();
  for (const { milestone, progress } of seen) {
    if (milestone && progress && !latest.has(milestone)) latest.set(milestone, progress);
  }
  return latest;
}

/** Why an area and a milestone do not go together, as a refusal's reason and field; null where they do. */
export function milestoneMismatch(of: {
  area: DevelopmentArea;
  milestone: string | null;
  progress: MilestoneProgress | null;
}): { reason: string; field: string } | null {
  if (of.milestone === null) return null;
  const found = findMilestone(of.milestone);
  if (!found) return { reason: "milestone_unknown", field: "milestone" };
  if (found.area !== of.area) return { reason: "milestone_other_area", field: "milestone" };
  return of.progress ? null : { reason: "progress_needed", field: "progress" };
}
