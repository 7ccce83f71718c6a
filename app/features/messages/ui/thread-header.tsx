import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ClassChip } from "~/components/class-chip";
import { ageInWords } from "~/features/children/ui/age";
import { Face } from "~/features/children/ui/face";
import type { getThread } from "../queries.server";

type Child = Awaited<ReturnType<typeof getThread>>["child"];

/** Whose thread this is, and what else there is to do with the family. */
export function ThreadHeader(props: { child: Child; today: string; children: ReactNode }) {
  const { t } = useTranslation("common");
  const { name, faceFileId, colour, className, bornOn } = props.child;
  return (
    <header className="mb-5 flex flex-wrap items-center gap-4">
      <Face name={name} fileId={faceFileId} colour={colour} size={56} />
      <div className="min-w-0 flex-1">
        <h1 className="text-24">{name}</h1>
        <p className="flex flex-wrap gap-x-3 text-ink-2">
          {className ? <ClassChip name={className} colour={colour ?? 1} /> : null}
          {ageInWords(bornOn, props.today, t)}
        </p>
      </div>
      {props.children}
    </header>
  );
}
