import { beforeAll, describe, expect, it } from "vitest";
import { saveRoomForm } from "~/features/attendance/acts/commands.server";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { writeNote } from "~/features/attendance/notes/commands.server";
import { keptValue } from "~/features/attendance/notes/rules";
import { getRoom } from "~/features/attendance/room/queries.server";
import { recordConsent } from "~/features/children/consents/commands.server";
import { getPhoto } from "~/features/files/photos/queries.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ownerSql, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { anEnrolment } from "../factories/enrolment";
import { aPicture } from "../factories/files";
import { done } from "../factories/sequence";

useDatabase();

let ctx: Ctx;
let classId = "";
let other = "";

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
  ({ classId: other } = await aClass(ctx));
});

const pupils = (count: number, into = classId) =>
  Promise.all(
    Array.from({ length: count }, async () => (await anEnrolment(ctx, { classId: into })).childId),
  );

function formOf(intent: string, children: string[], fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  form.set("intent", intent);
  for (const id of children) form.append("child[]", id);
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const save = (form: FormData) => saveRoomForm(ctx, { classId }, form);

const dayOfChild = async (childId: string) => {
  const { children } = await getRoom(ctx, { classId });
  const child = children.find(({ id }) => id === childId);
  return { status: child?.status, kinds: child?.entries.map(({ kind }) => kind) };
};

describe("saveRoomForm", () => {
  it("lets several arrive, healthy, with one press, and takes it back", async () => {
    const children = await pupils(3);
    const answer = await save(formOf("arrive", children));
    expect(answer).toMatchObject({ ok: true, saved: 3, refused: [] });
    for (const childId of children) {
      expect(await dayOfChild(childId)).toEqual({
        ...{ status: "present", kinds: ["stay", "morningCheck"] },
      });
    }
    const batchId = "batchId" in answer ? answer.batchId : "";
    expect(await save(formOf("undo", [], { batchId }))).toEqual({ ok: true, undone: 6 });
    expect(await dayOfChild(children[0] ?? "")).toEqual({ status: "expected", kinds: [] });
    expect(await save(formOf("undo", [], { batchId: "no" }))).toMatchObject({
      reason: "not_found",
    });
  });

  it("writes lunch of those who are here, and leaves the others alone", async () => {
    const [here = "", away = ""] = await pupils(2);
    const [stranger = ""] = await pupils(1, other);
    await save(formOf("arrive", [here]));
    const amounts = Object.fromEntries(
      [here, away, stranger].map((id) => [`amount.${id}`, "half"]),
    );
    expect(await save(formOf("meal", [], { meal: "lunch", ...amounts }))).toMatchObject({
      saved: 1,
    });
    expect((await dayOfChild(here)).kinds).toContain("meal");
    expect((await dayOfChild(away)).kinds).toEqual([]);
    expect(await save(formOf("mood happy", [away]))).toMatchObject({ reason: "nobody_to_log" });
  });

  it("refuses a beginning that is put after its end", async () => {
    const [childId = ""] = await pupils(1);
    const at = (time: string) => `2026-11-12T${time}:00+08:00`;
    const tap = (kind: string, time: string) => ({
      ...{ id: newId(), childId, kind, payload: {}, at: at(time) },
    });
    const events = [tap("arrival", "08:06"), tap("departure", "09:00")];
    done(await recordEvents(ctx, { batchId: newId(), classId, events }));
    const entryId = events[0]?.id ?? "";
    const correct = (time: string) => save(formOf("correct", [childId], { entryId, time }));
    expect(await correct("09:10")).toMatchObject({
      ...{ saved: 0, refused: [{ reason: "ends_before_beginning" }] },
    });
    expect(await correct("11:59")).toMatchObject({ refused: [{ reason: "entry_in_future" }] });
    expect(await correct("07:58")).toMatchObject({ saved: 1 });
  });
});

describe("writeNote", () => {
  const post = (
    children: string[],
    text: string,
    files: [string, Buffer][],
    kept: string[] = [],
    asked: Record<string, string> = {},
  ) => {
    const form = formOf("", children, { text, ...asked });
    for (const [name, bytes] of files)
      form.append("photos", new Blob([new Uint8Array(bytes)]), name);
    for (const value of kept) form.append("kept[]", value);
    const request = new Request("http://localhost/", { method: "POST", body: form });
    return writeNote(ctx, { classId }, request);
  };

  it("shows one photo in the day of each child it is about", async () => {
    const children = await pupils(2);
    await save(formOf("arrive", children));
    // nobody of them has agreed to class photos
    const asking = await post(children, "一起搭了高塔", [["塔.jpg", await aPicture()]]);
    if (asking.ok) throw new Error("saved");
    expect(asking).toMatchObject({ errors: { asked: "errors:note_tick_first" } });
    const kept = asking.kept.map(keptValue);
    const answer = await post(children, "一起搭了高塔", [], kept, { asked: "yes" });
    expect(answer).toMatchObject({ ok: true, saved: 2 });
    const { children: shown } = await getRoom(ctx, { classId });
    const notes = shown
      .flatMap(({ entries }) => entries)
      .flatMap((entry) => (entry.kind === "note" ? [entry.payload] : []));
    expect(notes).toHaveLength(2);
    expect(notes[0]).toMatchObject({ text: "一起搭了高塔", fileIds: notes[1]?.fileIds });
    const [fileId = ""] = notes[0]?.fileIds ?? [];
    expect(await getPhoto(ctx, { fileId, variant: "screen" })).toMatchObject({
      mime: "image/jpeg",
    });
  });

  it("asks nobody where all on a photo may be seen, or one child is on it", async () => {
    const children = await pupils(2);
    await save(formOf("arrive", children));
    const photo: [string, Buffer] = ["塔.jpg", await aPicture()];
    expect(await post(children.slice(0, 1), "", [photo])).toMatchObject({ ok: true, saved: 1 });
    for (const childId of children) {
      const [link] =
        await ownerSql()`select guardian_id from child_guardian where child_id = ${childId}`;
      const consent = { kind: "classPhotos", state: "granted" } as const;
      const guardianId = String(link?.["guardian_id"]);
      done(await recordConsent(ctx, childId, { guardianId, ...consent }));
    }
    expect(await post(children, "", [photo])).toMatchObject({ ok: true, saved: 2 });
  });

  it("names a file that is no photo and one of 60 MB, and keeps the words and the good ones", async () => {
    const children = await pupils(1);
    await save(formOf("arrive", children));
    const answer = await post(children, "第一次自己穿鞋", [
      ["好.jpg", await aPicture()],
      ["假.jpg", Buffer.from("this is not a picture")],
      ["大.jpg", Buffer.alloc(60 * 1024 * 1024, 1)],
    ]);
    if (answer.ok) throw new Error("saved");
    expect(answer.unfit).toEqual([
      { name: "假.jpg", reason: "file_not_image", detail: {} },
      { name: "大.jpg", reason: "file_too_large", detail: { megabytes: 25 } },
    ]);
    expect(answer.values).toMatchObject({ text: "第一次自己穿鞋", child: children });
    expect(answer.kept).toMatchObject([{ name: "好.jpg" }]);
    expect((await dayOfChild(children[0] ?? "")).kinds).not.toContain("note");
    const again = await post(children, "第一次自己穿鞋", [], answer.kept.map(keptValue));
    expect(again).toMatchObject({ ok: true, saved: 1 });
  });

  it("asks for words or a photo, and for children", async () => {
    const [childId = ""] = await pupils(1);
    expect(await post([childId], "  ", [])).toMatchObject({
      errors: { text: "errors:note_empty" },
    });
    expect(await post([], "好", [])).toMatchObject({ errors: { child: "errors:choose_children" } });
  });
});
