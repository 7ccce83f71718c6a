import { Form } from "@remix-run/react";
import type { FormEvent, ReactNode } from "react";
import type { ActIntent } from "../acts/schema";
import type { RoomLog } from "./use-room-log";

/** One act about one child: sent by the room's log, and as a plain post before the scripts are there. */
export function ActForm(props: {
  log: RoomLog;
  childId: string;
  /** Left out where each button names its own. */
  intent?: ActIntent;
  className?: string;
  onSaved?: () => void;
  children: ReactNode;
}) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent; // a submit event is nothing else
    void props.log.save(new FormData(event.currentTarget, submitter)).then((isWhole) => {
      if (isWhole) props.onSaved?.();
    });
  };
  return (
    <Form method="post" onSubmit={submit} className={props.className}>
      <input type="hidden" name="child[]" value={props.childId} />
      {props.intent ? <input type="hidden" name="intent" value={props.intent} /> : null}
      {props.children}
    </Form>
  );
}
