import { createContext, useContext } from "react";
import type { Actor } from "../actors/queries.server";

export type TabletState = {
  /** Whether this is a class's tablet, on which nobody signed in. */
  isShared: boolean;
  actors: readonly Actor[];
  /** Who is chosen on it; every save names this person. */
  actorStaffId: string | null;
  choose: (staffId: string | null) => void;
  /** Asks for the PIN of who is chosen, or of who is chosen then; null when it is put off. */
  askPin: () => Promise<string | null>;
};

const alone: TabletState = {
  ...{ isShared: false, actors: [], actorStaffId: null },
  choose: () => undefined,
  askPin: () => Promise.resolve(null),
};

export const TabletContext = createContext<TabletState>(alone);
export const useTablet = () => useContext(TabletContext);
