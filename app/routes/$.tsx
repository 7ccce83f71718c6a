import { AppError } from "~/lib/errors";

function nowhere(): never {
  throw new AppError("not_found");
}

/** No page has this address. */
export const loader = () => nowhere();

export const action = () => nowhere();

/** With a component the answer is the calm page around it; without one it would be bare text. */
export default function Nowhere() {
  return null;
}
