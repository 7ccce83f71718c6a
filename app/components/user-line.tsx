import { Avatar } from "./avatar";
import type { ShellUser } from "./nav";

export function UserLine({ user }: { user: ShellUser }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5 text-left">
      <Avatar name={user.name} src={user.avatar} size={32} />
      <span className="min-w-0">
        <b className="block truncate leading-5">{user.name}</b>
        <small className="block truncate text-fine text-ink-3">{user.role}</small>
      </span>
    </span>
  );
}
