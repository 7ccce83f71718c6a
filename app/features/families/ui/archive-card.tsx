import { Form, useNavigation, useRevalidator } from "@remix-run/react";
import { Download, RotateCw } from "lucide";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";
import { Progress } from "~/components/progress";
import { formatDay } from "~/lib/dates";
import { useHydrated } from "~/lib/hydrated";
import type { OwnArchive } from "../archive/queries.server";

const askEveryMs = 1500;

/** 拿走全部: asked for, made in the background, fetched within a week by whoever asked. */
export function ArchiveCard(props: { childId: string; name: string; archive: OwnArchive | null }) {
  const { t } = useTranslation("families");
  const { archive, childId, name } = props;
  const isLive = archive?.state === "waiting" || archive?.state === "running";
  return (
    <Card title={t("archive.title")}>
      <p className="text-ink-2">{t("archive.what", { name })}</p>
      <div className="mt-3 grid gap-3" aria-live="polite">
        {archive?.state === "failed" ? (
          <Banner tone="warn" inset>
            {t("archive.failed")}
          </Banner>
        ) : null}
        {archive && isLive ? <Making archive={archive} /> : null}
        {archive?.state === "made" ? <Made archive={archive} childId={childId} /> : null}
      </div>
      {isLive ? null : <Ask childId={childId} again={archive !== null} />}
    </Card>
  );
}

function Ask({ childId, again }: { childId: string; again: boolean }) {
  const { t } = useTranslation("families");
  const { state } = useNavigation();
  return (
    <Form method="post" className="no-print mt-3">
      <input type="hidden" name="childId" value={childId} />
      <Button type="submit" kind={again ? "plain" : "main"} busy={state === "submitting"}>
        {t(again ? "archive.again" : "archive.ask")}
      </Button>
    </Form>
  );
}

/** Asks how far it is as long as it is made; without scripts the reader does. */
function Making({ archive }: { archive: OwnArchive }) {
  const { t } = useTranslation("families");
  const { revalidate } = useRevalidator();
  const hydrated = useHydrated();
  useEffect(() => {
    const timer = setInterval(revalidate, askEveryMs);
    return () => clearInterval(timer);
  }, [revalidate]);
  return (
    <>
      {archive.total > 0 ? (
        <Progress label={t("archive.making")} value={archive.done} total={archive.total} />
      ) : (
        <p>{t("archive.making")}</p>
      )}
      <p className="text-second text-ink-2">{t("archive.meanwhile")}</p>
      {hydrated ? null : (
        <div>
          <LinkButton to="/family/rights" icon={RotateCw} reload>
            {t("archive.look")}
          </LinkButton>
        </div>
      )}
    </>
  );
}

function Made({ archive, childId }: { archive: OwnArchive; childId: string }) {
  const { t, i18n } = useTranslation("families");
  const megabytes = Math.max(0.1, (archive.bytes ?? 0) / 1024 / 1024).toFixed(1);
  const day = (of: string | null) => (of ? formatDay(of, i18n.language) : "");
  return (
    <>
      <p>
        {t("archive.made", { day: day(archive.madeOn), time: archive.madeTime, megabytes })}
        <span className="block text-second text-ink-2">
          {t("archive.until", { day: day(archive.untilDay), time: archive.untilTime })}
        </span>
      </p>
      <div>
        <LinkButton to={`/family/rights/${childId}.zip`} kind="main" icon={Download} download>
          {t("archive.fetch")}
        </LinkButton>
      </div>
    </>
  );
}
