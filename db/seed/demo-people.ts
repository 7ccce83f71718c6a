import { openAccount } from "~/features/accounts/commands.server";
import { storeFile } from "~/features/files/commands.server";
import { recordCertificate } from "~/features/staff/certificates/commands.server";
import { assignToClass } from "~/features/staff/classes/commands.server";
import { hireStaff, linkStaffAccount, setStaffFace } from "~/features/staff/commands.server";
import type { Role } from "../enums";
import type { Ctx } from "~/lib/context.server";
import { must } from "./demo-result";
import { demoStaff } from "./demo-staff";
import { sideBySide } from "./side-by-side";
import { drawFace, renderFace, type FaceInput } from "./faces";

export type Seeding = {
  /** The evening before the demo day, each step a little later. */
  next: () => Ctx;
  /** Some fifty steps of one's own, the same whatever runs beside them. */
  apart: () => () => Ctx;
  /** At a moment of the demo's past, as the director or as somebody else with an account. */
  at: (moment: Date, as?: { userId: string; name: string; role: Role }) => Ctx;
  classIds: Map<string, string>;
  /** account by phone */
  users: Map<string, string>;
  /** by name */
  staffIds: Map<string, string>;
  /** by the number on the roster */
  childIds: Map<number, string>;
  tick: () => void;
};

/** Draws a face and keeps it as the centre's own file. */
export async function storeFace(ctx: Ctx, face: FaceInput): Promise<string> {
  const bytes = await renderFace(drawFace(face), 192);
  return must(await storeFile(ctx, { purpose: "face", bytes, mime: "image/webp" }), face.seed)
    .fileId;
}

/** Everyone on the staff with posts, classes, certificates and an account each. */
export async function hireEveryone(seeding: Seeding): Promise<void> {
  const { classIds, users, staffIds, tick } = seeding;
  await sideBySide(demoStaff, async (person) => {
    const next = seeding.apart();
    const { name, sex, phone, posts, hiredOn } = person;
    const { staffId } = must(await hireStaff(next(), { name, sex, phone, posts, hiredOn }), name);
    staffIds.set(name, staffId);
    for (const { name: className, lead } of person.classes) {
      const classId = classIds.get(className) ?? "";
      must(await assignToClass(next(), staffId, { classId, lead }), name);
    }
    for (const certificate of person.certificates) {
      must(await recordCertificate(next(), staffId, certificate), name);
    }
    for (const role of posts) {
      const opened = must(await openAccount(next(), { name, phone, role }), name);
      users.set(phone, opened.userId);
    }
    must(await linkStaffAccount(next(), staffId, users.get(phone) ?? ""), name);
    const face = { seed: `${name}${phone}`, sex, colour: 3, age: "adult" } as const;
    must(await setStaffFace(next(), staffId, await storeFace(next(), face)), name);
    tick();
  });
}
