import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refusePublicSend } from "~/access/limits.server";
import { visitorContext } from "~/access/visitor.server";
import { askQuestion } from "~/features/enrolment/enquiries/commands.server";
import { askQuestionInput } from "~/features/enrolment/enquiries/schema";
import { getPublicForm } from "~/features/enrolment/settings/queries.server";
import { AskForm } from "~/features/enrolment/ui/ask-form";
import { formFailure } from "~/lib/form-failure";
import { newId } from "~/lib/id";
import { parseForm } from "~/lib/parse-form.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request, params.centreId);
  return { ...(await getPublicForm(ctx)), formId: newId(), centreId: ctx.centreId };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await visitorContext(request, params.centreId);
  const parsed = await parseForm(request, askQuestionInput);
  if (!parsed.ok) return parsed;
  const tooMany = await refusePublicSend("ask", context.address);
  if (tooMany) return formFailure(tooMany, parsed.values);
  const sent = await askQuestion(ctx, parsed.value);
  if (!sent.ok) return formFailure(sent, parsed.values);
  return redirect(`/apply/${ctx.centreId}/received`);
}

export default function Ask() {
  const { centreId, formId, notice } = useLoaderData<typeof loader>();
  return (
    <AskForm
      {...{ formId, notice }}
      applyHref={`/apply/${centreId}`}
      actionData={useActionData<typeof action>()}
    />
  );
}
