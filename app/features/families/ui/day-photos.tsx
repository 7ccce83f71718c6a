import { useTranslation } from "react-i18next";
import type { OwnDay } from "../queries.server";

/** The day's photos; a tap opens one in the size of a screen. */
export function DayPhotos({ photos }: { photos: OwnDay["photos"] }) {
  const { t } = useTranslation("families");
  if (photos.length === 0) return null;
  return (
    <section aria-labelledby="photos" className="break-inside-avoid">
      <div className="mb-2 flex items-center justify-between">
        <h2 id="photos" className="text-18">
          {t("photos.title")}
        </h2>
        <span className="text-ink-2">{t("photos.count", { count: photos.length })}</span>
      </div>
      <ul className="grid grid-cols-3 gap-1.5 print:grid-cols-6">
        {photos.map(({ fileId, text, at }) => (
          <li
            key={fileId}
            className="overflow-hidden rounded-field bg-sunk first:col-span-2 first:row-span-2 only:col-span-3 only:row-span-1 print:first:col-span-1 print:first:row-span-1"
          >
            <a href={`/files/${fileId}/screen`} className="block -outline-offset-2">
              <img
                src={`/files/${fileId}/tile`}
                alt={t(text ? "photos.altText" : "photos.alt", { text, time: at })}
                width={480}
                height={480}
                loading="lazy"
                decoding="async"
                className="aspect-square h-full w-full object-cover dark:brightness-90"
              />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
