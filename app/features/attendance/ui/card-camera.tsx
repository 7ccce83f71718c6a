import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** Frames a second that are looked at: enough for a hand that holds a card, and easy on an old tablet. */
const lookEveryMs = 200;
const widest = 640;

type CameraState = "starting" | "on" | "none" | "insecure";

/** The picture of the camera; every QR code in it is told, and the camera goes off with the dialog. */
export function CardCamera({ onText }: { onText: (text: string) => void }) {
  const { t } = useTranslation("attendance");
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>(() =>
    window.isSecureContext && "mediaDevices" in navigator ? "starting" : "insecure",
  );
  const tell = useRef(onText);
  useEffect(() => {
    tell.current = onText;
  });
  useEffect(() => {
    const picture = video.current;
    if (!picture) return;
    let stop = () => undefined as void; // nothing runs yet
    let isGone = false;
    void startCamera(picture, (text) => tell.current(text)).then(
      (off) => {
        stop = off;
        if (isGone) stop();
        else setState("on");
      },
      () => {
        if (!isGone) setState("none");
      },
    );
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  if (state === "insecure" || state === "none") {
    return <p className="text-ink-2">{t(state === "none" ? "card.noCamera" : "card.insecure")}</p>;
  }
  return (
    <div className="grid gap-2">
      <video ref={video} className="card-camera" muted playsInline aria-label={t("card.aim")} />
      <p className="text-ink-2">{t("card.aim")}</p>
    </div>
  );
}

async function startCamera(
  picture: HTMLVideoElement,
  onText: (text: string) => void,
): Promise<() => void> {
  const [{ default: findQr }, stream] = await Promise.all([
    import("jsqr"),
    navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }),
  ]);
  picture.srcObject = stream;
  await picture.play();
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const look = () => {
    if (!pen || picture.videoWidth === 0) return;
    const scale = Math.min(1, widest / picture.videoWidth);
    const width = Math.round(picture.videoWidth * scale);
    const height = Math.round(picture.videoHeight * scale);
    Object.assign(canvas, { width, height });
    pen.drawImage(picture, 0, 0, width, height);
    const found = findQr(pen.getImageData(0, 0, width, height).data, width, height);
    if (found?.data) onText(found.data);
  };
  const timer = setInterval(look, lookEveryMs);
  return () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
  };
}
