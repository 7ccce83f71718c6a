import { useLocation, useParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Link } from "~/components/link";

/** The way to the PIN's own page, for a browser without scripts; with them the dialog comes by itself. */
export function PinLink() {
  const { t } = useTranslation("attendance");
  const { pathname, search } = useLocation();
  const { classId } = useParams();
  const then = encodeURIComponent(pathname + search);
  return (
    <Link to={`/room/${classId}/pin?then=${then}`} className="block font-semibold underline">
      {t("pin.goTo")}
    </Link>
  );
}
