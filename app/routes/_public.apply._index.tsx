import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Link } from "~/components/link";
import { listPublicCentres } from "~/features/centres/queries.server";

/** One centre: its own page at once. Several: which one. */
export async function loader() {
  const centres = await listPublicCentres();
  const [only] = centres;
  if (only && centres.length === 1) throw redirect(`/apply/${only.id}`);
  return { centres };
}

export default function ChooseCentre() {
  const { centres } = useLoaderData<typeof loader>();
  const { t } = useTranslation("enrolment");
  return (
    <>
      <h1 className="mb-4 text-24 min-[760px]:text-30">{t("apply.choose")}</h1>
      {centres.length === 0 ? <p className="text-ink-2">{t("apply.none")}</p> : null}
      <ul className="divide-y divide-line">
        {centres.map(({ id, name, address }) => (
          <li key={id}>
            <Link to={`/apply/${id}`} className="block py-3">
              <b className="block text-link">{name}</b>
              <span className="text-ink-2">{address}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
