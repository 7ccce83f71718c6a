import { Leaf, Ruler } from "lucide";
import { useTranslation } from "react-i18next";
import { LinkButton } from "~/components/link-button";

/** From a child in the room straight to what is written about it. */
export function ChildActs({ childId }: { childId: string }) {
  const { t } = useTranslation("learning");
  return (
    <div className="flex flex-wrap gap-2 *:grow">
      <LinkButton to={`/observations/new?child=${childId}`} icon={Leaf}>
        {t("write")}
      </LinkButton>
      <LinkButton to={`/children/${childId}/growth?add=growth`} icon={Ruler}>
        {t("measure")}
      </LinkButton>
    </div>
  );
}
