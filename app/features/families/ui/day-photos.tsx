import { ChevronRight } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "~/components/icon";
import { Link } from "~/components/link";
import type { ShownDay } from "../shown/queries.server";

/** The day's photos; a tap opens one in the size of a screen, beside the others. */
export function DayPhotos({ page }: { page: Pick<ShownDay, "photos" | "day" | "today"> }) {
  const { t } = useTranslation("families");
  const { photos, day, today } = page;
  if (photos.length === 0) return null;
  const roll = day === today ? "/family/photos" : `/family/photos?day=${day}`;
  return (
    <section aria-labelledby="photos" className="break-inside-avoid">
      <div className="mb-1 flex items-center justify-between">
        <h2 id="photos" className="text-18">
          {t("photos.title")}
        </h2>
        <Link
          to={roll}
          className="-mr-2 flex min-h-12 items-center gap-1 px-2 font-semibold text-brand-text print:min-h-0"
        >
          {t("photos.count", { count: photos.length })}
          <Icon of={ChevronRight} size={16} className="print:hidden" />
        </Link>
      </div>
      <ul className="grid grid-cols-3 gap-1.5 print:grid-cols-6">
        {photos.map(({ fileId, text, at }) => (
          <li
            key={fileId}
            className="overflow-hidden rounded-field bg-sunk first:col-span-2 first:row-span-2 only:col-span-3 only:row-span-1 print:first:col-span-1 print:first:row-span-1"
          >
            <Link to={`${roll}#photo-${fileId}`} className="block -outline-offset-2">
              <img
                src={`/files/${fileId}/tile`}
                alt={t(text ? "photos.altText" : "photos.alt", { text, time: at })}
                width={160}
                height={160}
                loading="lazy"
                decoding="async"
                className="aspect-square h-full w-full object-cover dark:brightness-90"
              />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
