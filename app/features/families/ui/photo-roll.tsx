import { Download } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "~/components/icon";
import type { OwnPhotos } from "../queries.server";

/** One photo after the other, by swiping: each in the size of a screen, larger by a tap, and to take along. */
export function PhotoRoll({ photos, childId }: { photos: OwnPhotos["photos"]; childId: string }) {
  const { t } = useTranslation("families");
  return (
    <ul
      className="-mx-4 flex snap-x snap-mandatory gap-4 overflow-x-auto scroll-px-4 px-4 pb-3"
      aria-label={t("photos.title")}
      tabIndex={0}
    >
      {photos.map(({ fileId, text, at }, place) => (
        <li key={fileId} id={`photo-${fileId}`} className="w-full shrink-0 snap-center">
          <figure className="card overflow-hidden rounded-card bg-surface shadow-card">
            <label className="block max-h-[62vh] cursor-zoom-in overflow-hidden bg-sunk has-checked:cursor-zoom-out has-checked:overflow-auto has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus">
              <input type="checkbox" className="peer sr-only" aria-label={t("photos.zoom")} />
              <img
                src={`/files/${fileId}/screen`}
                alt={t(text ? "photos.altText" : "photos.alt", { text, time: at })}
                loading={place < 2 ? "eager" : "lazy"}
                decoding="async"
                className="mx-auto max-h-[62vh] w-full object-contain peer-checked:max-h-none peer-checked:w-[250%] peer-checked:max-w-none dark:brightness-90"
              />
            </label>
            <figcaption className="flex items-center gap-3 p-(--pad)">
              <span className="min-w-0 flex-1">
                {text ? <b className="block whitespace-pre-line">{text}</b> : null}
                <span className="text-ink-2">
                  <time>{at}</time> · {t("photos.place", { at: place + 1, count: photos.length })}
                </span>
              </span>
              <a
                href={`/family/photos/${childId}/${fileId}.jpg`}
                download
                aria-label={t("photos.saveOf", { time: at })}
                className="btn"
              >
                <Icon of={Download} />
                {t("photos.save")}
              </a>
            </figcaption>
          </figure>
        </li>
      ))}
    </ul>
  );
}
