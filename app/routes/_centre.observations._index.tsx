import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Leaf } from "lucide";
import { useTranslation } from "react-i18next";
import { classroomRoles } from "~/access/policy";
import { listOwnClassIds, requireAccess } from "~/access/require.server";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { listClassNames } from "~/features/centres/queries.server";
import { countObservations, listLatestObservations } from "~/features/learning/queries.server";
import { listObservationsInput } from "~/features/learning/schema";
import { LatestTable } from "~/features/learning/ui/latest-table";
import { WeeksCard } from "~/features/learning/ui/weeks-card";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  // who writes reads the list; a guardian may read too, but only of the own child
  const ctx = await requireAccess(request, "learning.observation.write");
  const input = listObservationsInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const isTeacher = classroomRoles.some((role) => role === ctx.actor.role);
  return ctx.tx(async () => {
    const classIds = isTeacher ? await listOwnClassIds(ctx) : undefined;
    const classes = await listClassNames(ctx);
    return {
      title: titleIn(ctx.locale, "learning:title"),
      ...(await listLatestObservations(ctx, { ...input, classIds })),
      weeks: await countObservations(ctx, { weeks: 6, classIds }),
      classes: classes.filter(({ id }) => classIds?.includes(id) ?? true),
      ...{ page: input.page, size: input.size },
      isFiltered: Boolean(input.q || input.class || input.area || input.shared),
    };
  });
}

export default function Observations() {
  const { weeks, ...data } = useLoaderData<typeof loader>();
  const { t } = useTranslation("learning");
  const { search } = useLocation();
  return (
    <>
      <PageHeader
        title={t("title")}
        subtitle={t("subtitle")}
        actions={
          <LinkButton to="/observations/new" kind="main" icon={Leaf}>
            {t("write")}
          </LinkButton>
        }
      />
      <div className="grid gap-4">
        <LatestTable {...data} exportHref={`/observations.xlsx${search}`} />
        <WeeksCard weeks={weeks} />
      </div>
    </>
  );
}
