import { Form, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { Link } from "~/components/link";
import { Progress } from "~/components/progress";
import { Tag } from "~/components/tag";
import { withParams } from "~/components/table-params";
import type { Filling, FillingRow } from "../fillings/queries.server";
import { isLive } from "../fillings/rules";
import { fillingSteps } from "../filling/rules";
import { ConflictList, ProposalFacts } from "./filling-facts";
import { useFillings } from "./use-fillings";
import { useMealWords } from "./meal-words";

/** What the assistant does for the week: the band that is looked at in full, a line for each other one. */
export function FillingPanel({
  week,
  filling,
  fillings,
}: {
  week: string;
  filling: Filling | null;
  fillings: readonly FillingRow[];
}) {
  const { t } = useMealWords();
  const rows = useFillings(week, fillings);
  const others = rows.filter(({ band }) => band !== filling?.band);
  if (rows.length === 0) return null;
  const step = rows.find(({ id }) => id === filling?.id)?.step ?? filling?.step ?? 0;
  return (
    <Card title={t("filling.title")} className="no-print mb-4">
      {filling ? <OwnBand filling={filling} step={step} /> : null}
      {others.length > 0 ? (
        <ul className="mt-3 divide-y divide-line border-t border-line">
          {others.map((row) => (
            <OtherBand key={row.id} row={row} />
          ))}
        </ul>
      ) : null}
    </Card>
  );
}

function OwnBand({ filling, step }: { filling: Filling; step: number }) {
  const { t } = useMealWords();
  const { id, state, menu, band } = filling;
  if (isLive(state)) {
    return (
      <div className="grid gap-3">
        <div role="status">
          <Progress label={stepWords(t, state, step)} value={step} total={fillingSteps} />
        </div>
        {menu ? (
          <>
            <p>{t("filling.first")}</p>
            <ProposalFacts menu={menu} isFinal={false} />
          </>
        ) : null}
        <Acts>
          {menu ? (
            <Act of="takeFilling" fillingId={id} main words={t("filling.takeFirst")} />
          ) : null}
          <Act of="dropFilling" fillingId={id} words={t("filling.stop")} />
        </Acts>
      </div>
    );
  }
  if (state === "taken") {
    return (
      <>
        <Banner inset tone="ok">
          {t("filling.taken", { count: filling.taken })}
        </Banner>
        <Acts>
          <Act of="undoFilling" fillingId={id} words={t("filling.undo")} />
          <Act of="dropFilling" fillingId={id} words={t("filling.dismiss")} />
        </Acts>
      </>
    );
  }
  return (
    <div className="grid gap-3">
      {state === "impossible" ? (
        <ConflictList band={band} conflicts={filling.conflicts} />
      ) : (
        <>
          {state === "filled" ? null : (
            <Banner inset tone="warn">
              {t(`filling.${state}`)}
            </Banner>
          )}
          {menu ? (
            <>
              <p>{t("filling.found", { count: menu.cells.length })}</p>
              <ProposalFacts menu={menu} isFinal={state === "filled"} />
            </>
          ) : null}
        </>
      )}
      <Acts>
        {menu ? <Act of="takeFilling" fillingId={id} main words={t("filling.take")} /> : null}
        <Act of="dropFilling" fillingId={id} words={t(menu ? "filling.drop" : "filling.dismiss")} />
      </Acts>
    </div>
  );
}

/** Another band: how far it is, and the way there. */
function OtherBand({ row: { id, band, state, step } }: { row: FillingRow }) {
  const { t, bandWords } = useMealWords();
  const { search } = useLocation();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <Link to={withParams(search, { band })} className="min-w-28 text-brand-text underline">
        {bandWords(band)}
      </Link>
      <span className="min-w-40 flex-1">
        {isLive(state) ? (
          <Progress label={stepWords(t, state, step)} value={step} total={fillingSteps} />
        ) : (
          <Tag tone={state === "filled" || state === "taken" ? "ok" : "warn"}>
            {t(`enums:menuFillingState.${state}`)}
          </Tag>
        )}
      </span>
      {isLive(state) ? (
        <Act
          of="dropFilling"
          fillingId={id}
          words={t("filling.stop")}
          label={t("filling.stopOf", { band: bandWords(band) })}
        />
      ) : null}
    </li>
  );
}

const stepWords = (
  t: ReturnType<typeof useMealWords>["t"],
  state: FillingRow["state"],
  step: number,
): string =>
  state === "waiting" ? t("enums:menuFillingState.waiting") : t(`filling.step.${step}`);

const Acts = ({ children }: { children: ReactNode }) => (
  <div className="mt-1 flex flex-wrap gap-2">{children}</div>
);

function Act({
  of,
  fillingId,
  words,
  label,
  main = false,
}: {
  of: "takeFilling" | "dropFilling" | "undoFilling";
  fillingId: string;
  words: string;
  label?: string;
  main?: boolean;
}) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value={of} />
      <input type="hidden" name="fillingId" value={fillingId} />
      <Button type="submit" kind={main ? "main" : undefined} aria-label={label}>
        {words}
      </Button>
    </Form>
  );
}
