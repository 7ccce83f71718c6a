import { X } from "lucide";
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon";

export interface ToastMessage {
  text: string;
  /** Takes the thing back; the button counts the seconds that are left. */
  onUndo?: () => void;
  /** Six by default, two minutes for a batch. */
  seconds?: number;
}

const ToastContext = createContext<((message: ToastMessage) => void) | null>(null);

/** `toast({ text, onUndo, seconds })`. Never for errors: those stay where they happened. */
export function useToast(): (message: ToastMessage) => void {
  const toast = useContext(ToastContext);
  if (!toast) throw new Error("useToast is called outside ToastProvider");
  return toast;
}

/** Holds the last three messages at the bottom of the window. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly (ToastMessage & { id: number })[]>([]);
  const toast = useCallback((message: ToastMessage) => {
    setShown((before) => {
      const id = (before.at(-1)?.id ?? 0) + 1;
      return [...before.slice(-2), { ...message, id }];
    });
  }, []);
  const drop = useCallback(
    (id: number) => setShown((before) => before.filter((one) => one.id !== id)),
    [],
  );
  const region = useMemo(
    () => (
      <div className="toasts" role="status" aria-live="polite">
        {shown.map((message) => (
          <Toast key={message.id} message={message} onDone={() => drop(message.id)} />
        ))}
      </div>
    ),
    [shown, drop],
  );
  return (
    <ToastContext.Provider value={toast}>
      {children}
      {region}
    </ToastContext.Provider>
  );
}

function Toast({ message, onDone }: { message: ToastMessage; onDone: () => void }) {
  const { t } = useTranslation("common");
  const [left, setLeft] = useState(message.seconds ?? 6);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    if (left <= 0) {
      onDone();
      return;
    }
    const tick = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(tick);
  }, [left, held, onDone]);
  return (
    <div
      className="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{message.text}</span>
      {message.onUndo ? (
        <button
          type="button"
          aria-label={t("undo")}
          onClick={() => {
            message.onUndo?.();
            onDone();
          }}
        >
          {t("undo")} <span aria-hidden="true">{clockOf(left)}</span>
        </button>
      ) : null}
      <button
        type="button"
        aria-label={t("close")}
        onClick={onDone}
        className="grid place-items-center"
      >
        <Icon of={X} size={16} />
      </button>
    </div>
  );
}

/** 1:24 */
function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
