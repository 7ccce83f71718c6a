import { classColour } from "./class-colour";

/** A figure against its plan: **16** / 17, with a thin bar below when there is a plan. */
export function Stat({
  label,
  value,
  plan,
  unit,
  colour,
}: {
  label: string;
  value: number | string;
  plan?: number;
  unit?: string;
  colour?: number;
}) {
  const share = plan && typeof value === "number" ? Math.min(100, (value / plan) * 100) : undefined;
  return (
    <div className={classColour(colour)}>
      <div className="text-second text-ink-3">{label}</div>
      <div className="whitespace-nowrap text-20">
        <b>{value}</b>
        {plan === undefined ? null : <span className="text-body text-ink-2"> / {plan}</span>}
        {unit ? <span className="text-body text-ink-2"> {unit}</span> : null}
      </div>
      {share === undefined ? null : (
        <div className="bar mt-1" aria-hidden="true">
          <i style={{ width: `${share}%` }} />
        </div>
      )}
    </div>
  );
}
