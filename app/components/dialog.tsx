import { useEffect, useId, useRef, type ReactNode } from "react";

/**
 * The browser's own modal dialog; the title is the question, the buttons name the act.
 * `open` from the server shows it before hydration too, then without the veil.
 */
export function Dialog({
  open,
  onClose,
  title,
  children,
  footer,
  className = "dialog",
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children?: ReactNode;
  footer?: ReactNode;
  className?: "dialog" | "sheet";
}) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  const openAtFirst = useRef(open);
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    if (open) {
      // The server's `open` attribute is not modal: leave it before asking for the modal one.
      if (dialog.open) dialog.removeAttribute("open");
      dialog.showModal();
    } else if (dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={box}
      className={className}
      aria-labelledby={id}
      open={openAtFirst.current || undefined}
      // React lets the close of a dialog within this one bubble up here
      onClose={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <h2 id={id} className="px-6 pt-5 pb-2 text-18">
        {title}
      </h2>
      <div className="dialog-body">{children}</div>
      {footer ? <div className="dialog-foot">{footer}</div> : null}
    </dialog>
  );
}
