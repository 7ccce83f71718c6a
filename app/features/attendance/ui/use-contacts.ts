import { useLocation } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";
import type { Contacts } from "~/features/children/family/queries.server";
import { askFor } from "./room-way";
import { useTablet } from "./tablet-context";

export type Phones = readonly { id: string; phone: string }[];
type CalledPhones = { childId: string; phones: Phones };

export type People = {
  contacts: Contacts | null;
  phones: Phones | undefined;
  /** They stay with the server, and there is no way to it now. */
  away: boolean;
  /** Shows the numbers, after the PIN on a class's tablet; without scripts a form does. */
  showPhones: () => Promise<void>;
  /** Shows what is noted about custody, after the PIN. */
  unseal: () => Promise<void>;
};

/** The people of the child whose sheet is open: with the page, or asked for when it opens; never kept. */
export function useContacts(
  classId: string,
  loaded: Contacts | null,
  called: CalledPhones | null,
): People {
  const { search } = useLocation();
  const childId = new URLSearchParams(search).get("child");
  const [found, setFound] = useState<Contacts | null>(null);
  const [phones, setPhones] = useState<CalledPhones | null>(null);
  const [away, setAway] = useState(false);
  const url = `/room/${classId}/people/${childId ?? ""}`;
  const { isShared, askPin } = useTablet();
  const isLoaded = loaded?.id === childId;
  useEffect(() => {
    if (!childId || isLoaded) return;
    let isCurrent = true;
    setAway(false);
    void askFor<Contacts>(url).then((contacts) => {
      if (!isCurrent) return;
      setFound(contacts);
      setAway(contacts === null);
    });
    return () => {
      isCurrent = false;
    };
  }, [childId, isLoaded, url]);
  const unseal = useCallback(async () => {
    if (await askPin()) setFound(await askFor<Contacts>(url));
  }, [url, askPin]);
  const showPhones = useCallback(async () => {
    if (isShared && !(await askPin())) return;
    const answer = await askFor<CalledPhones>(url, { method: "POST" });
    setPhones(answer);
    setAway(answer === null);
  }, [url, isShared, askPin]);
  const contacts = found?.id === childId ? found : loaded;
  const shown = [phones, called].find((one) => one?.childId === childId);
  return {
    contacts: contacts?.id === childId ? contacts : null,
    phones: shown?.phones,
    ...{ away, showPhones, unseal },
  };
}
