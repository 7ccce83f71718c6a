import { Avatar } from "~/components/avatar";
import { faceUrl } from "~/features/children/ui/face";
import type { Actor } from "../actors/queries.server";

export function ActorFace({ actor }: { actor: Actor }) {
  return <Avatar name={actor.name} src={faceUrl(actor.faceFileId)} size={32} />;
}
