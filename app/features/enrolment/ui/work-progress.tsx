import { useTranslation } from "react-i18next";
import { Progress } from "~/components/progress";
import type { WorkStep } from "~/lib/work-stream.server";

/** The step a long work is at: a bar where its length is known, a count where it is not yet. */
export function WorkProgress({ at }: { at: WorkStep }) {
  const { t } = useTranslation("enrolment");
  const label = t(`roster.${at.step}`, { done: at.done });
  if (at.total === 0) return <p role="status">{label}</p>;
  // bytes are shown in kB: nobody reads seven digits
  const unit = at.step === "uploading" ? 1024 : 1;
  return (
    <div role="status">
      <Progress
        label={label}
        value={Math.round(at.done / unit)}
        total={Math.max(1, Math.round(at.total / unit))}
      />
    </div>
  );
}
