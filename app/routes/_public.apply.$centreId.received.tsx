import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { visitorContext } from "~/access/visitor.server";
import { LinkButton } from "~/components/link-button";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return { centreId: (await visitorContext(request, params.centreId)).centreId };
}

export default function Received() {
  const { centreId } = useLoaderData<typeof loader>();
  const { t } = useTranslation("enrolment");
  return (
    <div className="grid justify-items-start gap-4">
      <h1 className="text-24 min-[760px]:text-30">{t("apply.receivedTitle")}</h1>
      <p className="text-ink-2">{t("apply.received")}</p>
      <LinkButton to={`/apply/${centreId}`}>{t("apply.back")}</LinkButton>
    </div>
  );
}
