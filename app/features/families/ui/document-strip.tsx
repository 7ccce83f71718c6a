import { FileCheck2 } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "~/components/icon";
import { LinkButton } from "~/components/link-button";
import type { OpenDocument } from "../own-documents/queries.server";

/** Texts that wait for the family's agreement: each stays until one of those who sign has agreed. */
export function DocumentStrip(props: { documents: readonly OpenDocument[]; childId: string }) {
  const { t } = useTranslation(["families", "enums"]);
  if (props.documents.length === 0) return null;
  return (
    <section
      aria-label={t("document.strip")}
      className="card no-print rounded-card bg-warn-soft py-1 pr-2 pl-4 shadow-card"
    >
      <ul className="divide-y divide-warn-line">
        {props.documents.map(({ kind, isNewer }) => {
          const name = t(`enums:documentKind.${kind}`);
          return (
            <li key={kind} className="flex min-h-15 items-center gap-2.5">
              <Icon of={FileCheck2} className="text-warn-fg" />
              <p className="min-w-0 flex-1 py-1.5 leading-6">
                {t(isNewer ? "document.newer" : "document.first", { name })}
              </p>
              <LinkButton
                to={`/family/documents/${kind}?child=${props.childId}`}
                label={t("document.openOf", { name })}
              >
                {t("document.open")}
              </LinkButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
