import { ClassChip } from "~/components/class-chip";

/** A child in a list of them, with its class under the name where it has one. */
export function ChildInClass(props: {
  name: string;
  className: string | null;
  colour: number | null;
}) {
  return (
    <span className="grid gap-0.5">
      <b>{props.name}</b>
      {props.className ? (
        <span className="text-second font-normal text-ink-2">
          <ClassChip name={props.className} colour={props.colour ?? 1} />
        </span>
      ) : null}
    </span>
  );
}
