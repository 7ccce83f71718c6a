import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { isFormFailure, type FormFailure } from "~/lib/form-failure";
import type { WorkLine, WorkStep } from "~/lib/work-stream.server";

/** Where a roll's preview and import tell how far they have come. */
const address = "/children/import/work";

const failed: FormFailure = { ok: false, reason: "work_failed" };

/** Sends a form and follows what its work says: first the bytes that went up, then the server's own steps. */
export function useStreamedWork() {
  const navigate = useNavigate();
  const [at, setAt] = useState<WorkStep | null>(null);
  const [failure, setFailure] = useState<FormFailure | null>(null);

  const end = (line: { goTo: string } | FormFailure) => {
    setAt(null);
    if (isFormFailure(line)) setFailure(line);
    else void navigate(line.goTo);
  };

  const send = (body: FormData | URLSearchParams) => {
    const request = new XMLHttpRequest();
    let read = 0;
    let isOver = false;
    const take = () => {
      const whole = request.responseText.slice(read, request.responseText.lastIndexOf("\n") + 1);
      read += whole.length;
      for (const text of whole.split("\n").filter(Boolean)) {
        const line = JSON.parse(text) as WorkLine; // reason: lines of our own work stream
        if ("step" in line) setAt(line);
        else {
          isOver = true;
          end(line);
        }
      }
    };
    const isStream = () => request.getResponseHeader("Content-Type")?.includes("ndjson") ?? false;
    request.open("POST", address);
    request.upload.onprogress = ({ loaded, total }) =>
      setAt({ step: "uploading", done: loaded, total });
    request.onprogress = () => {
      if (isStream()) take();
    };
    request.onload = () => {
      if (isStream()) take();
      // a session that ended on the way answers with the login page
      else if (new URL(request.responseURL).pathname.startsWith("/login")) {
        isOver = true;
        window.location.assign(request.responseURL);
      }
      if (!isOver) end(failed);
    };
    request.onerror = () => end(failed);
    setFailure(null);
    setAt({ step: "uploading", done: 0, total: 0 });
    request.send(body);
  };

  return { at, failure, send };
}
