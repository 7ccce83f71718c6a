import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button, type ButtonProps } from "./button";
import { Dialog } from "./dialog";

/**
 * A submit button that asks first. The form then carries `confirm=yes`; before hydration it
 * arrives with an empty `confirm`, and the action may ask on a page of its own.
 */
export function ConfirmButton({
  question,
  detail,
  confirmLabel,
  cancelLabel,
  danger = true,
  ...button
}: Omit<ButtonProps, "type" | "onClick"> & {
  question: string;
  detail?: ReactNode;
  /** The act by its name, such as 不保留. */
  confirmLabel: string;
  cancelLabel?: string;
  danger?: boolean;
}) {
  const { t } = useTranslation("common");
  const [asking, setAsking] = useState(false);
  const submitter = useRef<HTMLButtonElement>(null);
  const answer = useRef<HTMLInputElement>(null);
  const confirm = () => {
    setAsking(false);
    if (answer.current) answer.current.value = "yes";
    submitter.current?.form?.requestSubmit(submitter.current);
    if (answer.current) answer.current.value = "";
  };
  return (
    <>
      <input ref={answer} type="hidden" name="confirm" defaultValue="" form={button.form} />
      <Button
        {...button}
        ref={submitter}
        type="submit"
        onClick={(event) => {
          event.preventDefault();
          if (submitter.current?.form?.reportValidity() ?? true) setAsking(true);
        }}
      />
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={question}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{cancelLabel ?? t("cancel")}</Button>
            <Button kind={danger ? "danger" : "main"} onClick={confirm}>
              {confirmLabel}
            </Button>
          </>
        }
      >
        {detail}
      </Dialog>
    </>
  );
}
