import { ChevronRight } from "lucide";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { Icon } from "~/components/icon";
import { LanguageSwitch } from "~/components/language-switch";
import { Link } from "~/components/link";
import { TextSizeSwitch } from "~/components/text-size-switch";

const places = {
  see: { to: "/family/child", signs: false },
  people: { to: "/family/contacts", signs: false },
  reads: { to: "/family/rights/reads", signs: true },
  consents: { to: "/family/consents", signs: true },
  documents: { to: "/family/documents", signs: false },
  account: { to: "/account", signs: false },
  sessions: { to: "/account/sessions", signs: false },
} as const;

const names = ["see", "people", "reads", "consents", "documents", "account", "sessions"] as const;

/** Where each right is used, with a sentence on what it is. */
export function RightsLinks({ signs }: { signs: boolean }) {
  const { t } = useTranslation("families");
  return (
    <Card title={t("rights.yours")}>
      <ul className="divide-y divide-line border-t border-line">
        {names
          .filter((name) => signs || !places[name].signs)
          .map((name) => (
            <li key={name}>
              <Link
                to={places[name].to}
                className="flex min-h-12 items-center gap-3 py-2.5 hover:bg-hover"
              >
                <span className="min-w-0 flex-1">
                  <b className="block">{t(`rights.${name}`)}</b>
                  <span className="block text-second text-ink-2">{t(`rights.${name}Hint`)}</span>
                </span>
                <Icon of={ChevronRight} className="text-ink-3" />
              </Link>
            </li>
          ))}
      </ul>
      <p className="mt-3 text-ink-2">{t("rights.correct")}</p>
    </Card>
  );
}

/** Letters and language as the reader needs them. */
export function ReadingChoices() {
  const { t } = useTranslation("families");
  return (
    <Card title={t("rights.reading")}>
      <div className="flex flex-wrap items-center gap-4">
        <TextSizeSwitch />
        <LanguageSwitch />
      </div>
    </Card>
  );
}
