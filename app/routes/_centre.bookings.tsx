import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation, useNavigate } from "@remix-run/react";
import { CalendarPlus } from "lucide";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { RefusalBanner } from "~/components/refusal-banner";
import { Sheet } from "~/components/sheet";
import { withParams } from "~/components/table-params";
import { listClassNames } from "~/features/centres/queries.server";
import { getHours } from "~/features/centres/sessions/queries.server";
import { todayOf } from "~/features/children/queries.server";
import { bookPlace, cancelBooking } from "~/features/enrolment/bookings/commands.server";
import { listBookable, listBookings } from "~/features/enrolment/bookings/queries.server";
import * as inputs from "~/features/enrolment/bookings/schema";
import { BookingForm } from "~/features/enrolment/ui/booking-form";
import { BookingsTable } from "~/features/enrolment/ui/bookings-table";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

const size = 50;
const closedSheet = { add: null, day: null };

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.board.read");
  const { searchParams } = new URL(request.url);
  const { day, page, ...asked } = inputs.bookingsPageInput.parse(Object.fromEntries(searchParams));
  const mayBook = may({ role: ctx.actor.role }, "enrolment.child.admit");
  const isOpen = mayBook && searchParams.get("add") === "booking";
  const today = todayOf(ctx);
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "nav:bookings"),
    ...{ mayBook, today, proposed: { classId: asked.class, day } },
    table: { ...(await listBookings(ctx, { classId: asked.class, page, size })), page, size },
    classes: await listClassNames(ctx),
    hours: await getHours(ctx, { day: day ?? today }),
    children: isOpen ? await listBookable(ctx) : null,
  }));
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.child.admit");
  const form = await request.formData();
  const home = `/bookings${withParams(new URL(request.url).search, closedSheet)}`;
  if (form.get("intent") === "cancelBooking") {
    return submitForm(form, inputs.cancelBookingInput, (value) => cancelBooking(ctx, value), home);
  }
  return submitForm(form, inputs.bookPlaceInput, (value) => bookPlace(ctx, value), home);
}

export default function Bookings() {
  const { table, classes, children, mayBook, proposed, ...page } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation(["enrolment", "nav"]);
  const { search } = useLocation();
  const navigate = useNavigate();
  const home = withParams(search, closedSheet);
  return (
    <>
      <PageHeader
        title={t("nav:bookings")}
        back={<BackLink to="/places">{t("nav:places")}</BackLink>}
        subtitle={t("booking.subtitle", { count: table.total })}
        actions={
          <>
            {mayBook ? (
              <LinkButton
                to={withParams(search, { add: "booking" })}
                kind="main"
                icon={CalendarPlus}
              >
                {t("booking.act")}
              </LinkButton>
            ) : null}
            <PrintButton />
          </>
        }
      />
      {children ? null : <RefusalBanner actionData={actionData} />}
      <BookingsTable
        {...{ ...table, classes, mayBook }}
        exportHref={`/bookings.xlsx${home}`}
        isFiltered={proposed.classId !== undefined}
      />
      {children ? (
        <Sheet
          open
          title={t("booking.act")}
          onClose={() => navigate(home || ".", { preventScrollReset: true, replace: true })}
        >
          <BookingForm
            {...{ ...page, children, classes, proposed, actionData }}
            cancelTo={home || "."}
          />
        </Sheet>
      ) : null}
    </>
  );
}
