import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useToast } from "~/components/toast";
import { now } from "~/lib/clock";
import type { FormFailure } from "~/lib/form-failure";
import { newId } from "~/lib/id";
import type { RecordAbsenceInput } from "../absences/schema";
import { undoMs } from "../log/rules";
import type { RoomChild } from "../room/rules";
import { roomClient } from "./room-client";
import { useTablet } from "./tablet-context";
import { useLine } from "./use-line";

const notKept: FormFailure = { ok: false, reason: "not_kept" };

/** Writes in the room that a child does not come, and takes it back; on the disk before a toast says so. */
export function useAbsence(classId: string) {
  const { t } = useTranslation("attendance");
  const toast = useToast();
  const { actorStaffId } = useTablet();
  const { busy, inTurn } = useLine();
  const [failure, setFailure] = useState<FormFailure | null>(null);

  const keep = async (what: string, work: () => Promise<void>): Promise<boolean> => {
    const isKept = await inTurn(what, async () => {
      try {
        await work();
        setFailure(null);
        return true;
      } catch {
        setFailure(notKept);
        return false;
      }
    });
    return isKept ?? false;
  };

  const tell = (name: string, facts: RecordAbsenceInput) =>
    keep(JSON.stringify(facts), async () => {
      const client = roomClient(classId);
      const event = { kind: "absence", id: newId(), at: now().toISOString(), ...facts } as const;
      const batchId = await client.save({ noun: "absence", events: [event] }, actorStaffId);
      toast({
        text: t("absence.said", { name }),
        seconds: undoMs / 1000,
        onUndo: () => void client.undo(batchId).then(() => toast({ text: t("said.undone") })),
      });
    });

  const cancel = ({ id: childId, name, absence }: RoomChild) =>
    keep(`cancel ${childId}`, async () => {
      if (!absence) return;
      const client = roomClient(classId);
      if (!(await client.takeBack(absence.id))) {
        const said = { id: newId(), at: now().toISOString(), childId, absenceId: absence.id };
        const event = { kind: "cancelled", ...said } as const;
        await client.save({ noun: "absence", events: [event] }, actorStaffId);
      }
      toast({ text: t("absence.saidBack", { name }) });
    });

  return { tell, cancel, busy, failure };
}

export type AbsenceTaps = ReturnType<typeof useAbsence>;
