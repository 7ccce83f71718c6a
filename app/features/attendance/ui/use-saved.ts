import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useToast } from "~/components/toast";
import { undoMs } from "../log/rules";
import { roomClient } from "./room-client";

/** Says what was saved; for two minutes the same toast takes the save back. */
export function useSaved(classId: string) {
  const { t } = useTranslation("attendance");
  const toast = useToast();
  return useCallback(
    (batchId: string, text: string) => {
      const undo = async () => {
        await roomClient(classId).undo(batchId);
        toast({ text: t("said.undone") });
      };
      toast({ text, seconds: undoMs / 1000, onUndo: () => void undo() });
    },
    [classId, t, toast],
  );
}
