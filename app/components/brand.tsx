import { useTranslation } from "react-i18next";
import { Link } from "./link";
import { Logo } from "./logo";

/** The ring, the product's name and the centre's; a link home where `href` is given. */
export function Brand({
  centreName,
  href,
  large = false,
}: {
  centreName?: string;
  href?: string;
  large?: boolean;
}) {
  const { t } = useTranslation("common");
  const inside = (
    <>
      <Logo size={large ? 40 : 30} />
      <span className="min-w-0">
        <b className={large ? "block text-20" : "block text-16 tracking-[0.04em]"}>
          {t("productName")}
        </b>
        {centreName ? (
          <small
            className={large ? "block text-16 text-ink-2" : "block truncate text-12 text-ink-3"}
          >
            {centreName}
          </small>
        ) : null}
      </span>
    </>
  );
  const className = "flex min-w-0 items-center gap-2.5";
  return href ? (
    <Link to={href} className={className}>
      {inside}
    </Link>
  ) : (
    <div className={className}>{inside}</div>
  );
}
