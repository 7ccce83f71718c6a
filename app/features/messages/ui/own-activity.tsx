import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { ConfirmButton } from "~/components/confirm-button";
import { Facts } from "~/components/facts";
import { RefusalBanner } from "~/components/refusal-banner";
import { SegmentField } from "~/components/segment-field";
import type { OwnActivity as Activity } from "../own-activities/queries.server";
import { hoursWords } from "./activity-words";
import { momentWords } from "./notice-words";

const adults = ["1", "2", "3", "4", "5", "6"];

/** An activity as its family reads it, and for each own child how it stands and what can be done. */
export function OwnActivity({ activity, actionData }: { activity: Activity; actionData: unknown }) {
  const { t, i18n } = useTranslation(["messages", "errors"]);
  const { left, waiting, state, whyNotSignUp } = activity;
  const fill = left > 0 ? t("activity.left", { count: left }) : waiting > 0 ? t("activity.fullWaiting", { count: waiting }) : t("activity.full"); // prettier-ignore
  return (
    <div className="grid gap-3">
      {state === "cancelled" ? (
        <Banner tone="warn" inset>
          {t("activity.ownCancelled")}
        </Banner>
      ) : null}
      <RefusalBanner actionData={actionData} />
      <Card className="grid gap-2">
        <p className="break-words whitespace-pre-line">{activity.body}</p>
        <Facts
          items={[
            { label: t("activity.when"), value: hoursWords(activity, t, i18n.language) },
            { label: t("activity.venue"), value: activity.venue },
            { label: t("activity.until"), value: momentWords(activity.signUpUntil, i18n.language) },
            { label: t("activity.places"), value: whyNotSignUp ? activity.places : fill },
          ]}
        />
      </Card>
      {state === "cancelled"
        ? null
        : activity.children.map((child) => (
            <Child key={child.id} activity={activity} child={child} />
          ))}
    </div>
  );
}

type Own = Activity["children"][number];

function Child({ activity, child }: { activity: Activity; child: Own }) {
  const { t } = useTranslation(["messages", "errors"]);
  const { whyNotSignUp, whyNotWithdraw } = activity;
  const { mine, name } = child;
  const standing =
    mine?.state === "waiting"
      ? t("activity.mineWaiting", { name, nth: mine.nth })
      : mine && t("activity.mine", { name, count: mine.adults });
  return (
    <Card className="grid gap-3">
      {standing ? <p className="font-semibold">{standing}</p> : null}
      {whyNotSignUp ? (
        <p className="text-ink-2">{t(`errors:${whyNotSignUp}`)}</p>
      ) : (
        <SignUp activity={activity} child={child} />
      )}
      {mine && !whyNotWithdraw ? (
        <Form method="post" preventScrollReset className="no-print">
          <input type="hidden" name="intent" value="withdraw" />
          <input type="hidden" name="childId" value={child.id} />
          <ConfirmButton
            question={t("activity.withdrawAsk", { name })}
            detail={t("activity.withdrawDetail")}
            confirmLabel={t("activity.withdraw")}
            cancelLabel={t("activity.leaveIt")}
          >
            {t("activity.withdraw")}
          </ConfirmButton>
        </Form>
      ) : null}
    </Card>
  );
}

/** The first time a place or the end of those who wait; from then on how many adults come. */
function SignUp({ activity, child }: { activity: Activity; child: Own }) {
  const { t } = useTranslation("messages");
  const navigation = useNavigation();
  const { mine, name } = child;
  const act = mine ? "changeAdults" : activity.left > 0 ? "signUp" : "join";
  const isMain = !mine;
  return (
    <Form method="post" preventScrollReset className="no-print grid gap-3">
      <input type="hidden" name="intent" value="signUp" />
      <input type="hidden" name="childId" value={child.id} />
      {mine ? null : <p className="font-semibold">{t("activity.signUpOf", { name })}</p>}
      <SegmentField
        label={t("activity.adultsAsk")}
        name="adults"
        options={adults.map((value) => ({ value, label: value }))}
        defaultValue={String(mine?.adults ?? 1)}
      />
      <Button
        type="submit"
        kind={isMain ? "main" : undefined}
        busy={navigation.formMethod === "POST" && navigation.formData?.get("childId") === child.id}
      >
        {t(`activity.${act}`)}
      </Button>
    </Form>
  );
}
