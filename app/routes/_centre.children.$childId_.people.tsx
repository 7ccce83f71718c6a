import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may, type Capability } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { revokeCard } from "~/features/attendance/cards/commands.server";
import { listCards } from "~/features/attendance/handover/queries.server";
import { cardIdInput } from "~/features/attendance/handover/schema";
import { CardList } from "~/features/attendance/ui/card-list";
import { getCentre } from "~/features/centres/queries.server";
import { endCustodyNote, recordCustodyNote } from "~/features/children/custody/commands.server";
import { listCustodyNotes } from "~/features/children/custody/queries.server";
import { custodyNoteIdInput, recordCustodyNoteInput } from "~/features/children/custody/schema";
import {
  addGuardian,
  addPickUpPerson,
  changeGuardian,
  removeGuardian,
  revokePickUpPerson,
} from "~/features/children/family/commands.server";
import { invite } from "~/features/children/invitations/commands.server";
import { listInvitationsOfChild } from "~/features/children/invitations/queries.server";
import { inviteInput } from "~/features/children/invitations/schema";
import { getChild, todayOf } from "~/features/children/queries.server";
import {
  addGuardianInput,
  addPickUpPersonInput,
  changeGuardianInput,
  guardianLinkInput,
  pickUpPersonIdInput,
} from "~/features/children/schema";
import { PeoplePage } from "~/features/children/ui/people-page";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { formArm, type FormArm } from "~/lib/form-arm.server";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";
import { parseForm } from "~/lib/parse-form.server";
import { qrImage } from "~/lib/qr.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const childId = params.childId ?? "";
  const ctx = await requireAccess(request, "children.child.read", { childId });
  const { role } = ctx.actor;
  const mine = (capability: Capability) => may({ role }, capability);
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "children:people.title"),
    child: await getChild(ctx, { childId }),
    invitations: mine("accounts.invitation.make")
      ? await listInvitationsOfChild(ctx, { childId })
      : null,
    cards: mine("attendance.card.make") ? await listCards(ctx, { childId }) : null,
    custody: mine("children.custody.read") ? await listCustodyNotes(ctx, { childId }) : null,
    ...{ role, today: todayOf(ctx), timeZone: ctx.timeZone },
    mayList: mine("children.list.read"),
    mayChange: mine("children.child.change"),
    mayNoteCustody: mine("children.custody.change"),
  }));
}

const arms: Record<string, FormArm<Capability>> = {
  addGuardian: formArm("children.child.change", addGuardianInput, addGuardian),
  changeGuardian: formArm("children.child.change", changeGuardianInput, changeGuardian),
  removeGuardian: formArm("children.child.change", guardianLinkInput, (ctx, id, value) =>
    removeGuardian(ctx, id, value.guardianId),
  ),
  addPickUp: formArm("children.child.change", addPickUpPersonInput, addPickUpPerson),
  revokePickUp: formArm("children.child.change", pickUpPersonIdInput, (ctx, id, value) =>
    revokePickUpPerson(ctx, id, value.pickUpPersonId),
  ),
  revokeCard: formArm("attendance.card.make", cardIdInput, revokeCard),
  addCustody: formArm("children.custody.change", recordCustodyNoteInput, recordCustodyNote),
  endCustody: formArm("children.custody.change", custodyNoteIdInput, (ctx, id, value) =>
    endCustodyNote(ctx, id, value.noteId),
  ),
};

export async function action({ request, params }: ActionFunctionArgs) {
  const childId = params.childId ?? "";
  const form = await request.formData();
  const gate = (capability: Capability) => requireAccess(request, capability, { childId });
  const intent = String(form.get("intent"));
  if (intent === "invite") {
    const ctx = await gate("accounts.invitation.make");
    const asked = await parseForm(form, inviteInput);
    if (!asked.ok) return asked;
    const made = await invite(ctx, asked.value);
    if (!made.ok) return formFailure(made);
    const { token, ...shown } = made.value;
    const url = new URL(`/invite/${token}`, request.url).href;
    const { name: centreName } = await getCentre(ctx);
    return { invited: { ...shown, url, qr: await qrImage(url), centreName } };
  }
  const arm = arms[intent];
  if (!arm) throw new AppError("invalid");
  const about = { id: childId, home: `/children/${childId}/people` };
  return arm.submit(await gate(arm.needs), form, about);
}

export default function ChildPeopleRoute() {
  const { cards, ...page } = useLoaderData<typeof loader>();
  const about = { childId: page.child.id, timeZone: page.timeZone };
  return (
    <PeoplePage
      {...page}
      cards={cards ? <CardList {...{ cards, ...about }} /> : null}
      actionData={useActionData()}
    />
  );
}
