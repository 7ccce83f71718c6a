import { Phone } from "lucide";
import { useTranslation } from "react-i18next";
import { buttonClass } from "~/components/button";
import { Icon } from "~/components/icon";
import { spacedPhone } from "~/lib/phone";

/** A number to tap. */
export function CallLink({ name, phone }: { name: string; phone: string }) {
  const { t } = useTranslation("attendance");
  return (
    <a
      href={`tel:${phone}`}
      className={buttonClass("plain")}
      aria-label={`${t("people.call", { name })} ${phone}`}
    >
      <Icon of={Phone} size={16} />
      {spacedPhone(phone)}
    </a>
  );
}
