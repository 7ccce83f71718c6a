import { Copy, Download } from "lucide";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";
import { useToast } from "~/components/toast";
import { useHydrated } from "~/lib/hydrated";
import type { GroupCardTexts } from "../group-card/queries.server";

/** A text to copy and a picture to keep, side by side. */
export function GroupCard({ card, qr }: { card: GroupCardTexts; qr: string }) {
  const { t } = useTranslation(["families", "common"]);
  const toast = useToast();
  const hydrated = useHydrated();
  const copy = async () => {
    await navigator.clipboard.writeText(card.text);
    toast({ text: t("common:copied") });
  };
  return (
    <div className="grid max-w-[760px] items-start gap-4 md:grid-cols-2">
      <Card title={t("groupCard.words")}>
        <p className="mb-3 rounded-field bg-sunk p-3 break-words whitespace-pre-line select-all">
          {card.text}
        </p>
        {hydrated ? (
          <Button kind="main" icon={Copy} onClick={() => void copy()}>
            {t("groupCard.copy")}
          </Button>
        ) : null}
      </Card>
      <Card title={t("groupCard.code")}>
        <img
          src={qr}
          width={200}
          height={200}
          alt={t("groupCard.qr")}
          className="mb-3 rounded-field bg-white p-2"
        />
        <LinkButton to={`/room/${card.room.id}/group.png`} icon={Download} download>
          {t("groupCard.download")}
        </LinkButton>
      </Card>
    </div>
  );
}
