import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Pencil } from "lucide";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { RefusalBanner } from "~/components/refusal-banner";
import { Tag } from "~/components/tag";
import { readFaceForm } from "~/features/files/commands.server";
import {
  archiveDish,
  discardDish,
  restoreDish,
  setDishPhoto,
} from "~/features/meals/library/commands.server";
import { getLibraryDish } from "~/features/meals/library/queries.server";
import { DishAbout } from "~/features/meals/ui/dish-about";
import { DishMade } from "~/features/meals/ui/dish-made";
import { ShelfActs } from "~/features/meals/ui/shelf-acts";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.dish.read");
  return {
    title: titleIn(ctx.locale, "meals:dishes.title"),
    dish: await getLibraryDish(ctx, { dishId: params.dishId ?? "" }),
    mayChange: may({ role: ctx.actor.role }, "meals.dish.change"),
  };
}

const acts = { archive: archiveDish, restore: restoreDish, discard: discardDish } as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "meals.dish.change");
  const dishId = params.dishId ?? "";
  const home = `/dishes/${dishId}`;
  if (request.headers.get("Content-Type")?.startsWith("multipart/")) {
    const { files } = await readFaceForm(request);
    const shown = await setDishPhoto(ctx, dishId, files[0]);
    return shown.ok ? redirect(home) : formFailure(shown, { intent: "photo" });
  }
  const intent = String((await request.formData()).get("intent"));
  if (intent !== "archive" && intent !== "restore" && intent !== "discard") {
    throw new AppError("invalid");
  }
  const result = await acts[intent](ctx, dishId);
  if (!result.ok) return formFailure(result);
  return redirect(intent === "discard" ? "/dishes" : home);
}

export default function DishDetail() {
  const { dish, mayChange } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t, i18n } = useTranslation("meals");
  const name = i18n.language === "en" ? dish.nameEn : dish.nameZh;
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {name}
            {dish.archived ? <Tag>{t("dishes.archivedTag")}</Tag> : null}
          </span>
        }
        back={<BackLink to="/dishes">{t("dishes.title")}</BackLink>}
        actions={
          mayChange ? (
            <>
              <ShelfActs
                of="dishes"
                {...{ name, archived: dish.archived }}
                unused={!dish.isPlanned}
              />
              <LinkButton to={`/dishes/${dish.id}/edit`} kind="main" icon={Pencil}>
                {t("dishes.edit")}
              </LinkButton>
            </>
          ) : null
        }
      />
      <RefusalBanner actionData={actionData} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_300px]">
        <DishMade dish={dish} />
        <DishAbout {...{ dish, mayChange, actionData }} />
      </div>
    </>
  );
}
