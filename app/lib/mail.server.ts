import { createTransport } from "nodemailer";
import { env } from "./env.server";

/** Whether this installation has a mail server to send with. */
export const hasMail = (): boolean => env().WENRUN_SMTP_URL !== undefined;

const timeoutMs = 15_000;

export type Mail = { to: string; subject: string; text: string; messageId: string };

/**
 * Hands a mail to the configured server; fails where that does not take it. A connection is made for each: mails
 * are few, and one that was kept open would be found broken at the next.
 */
export async function sendMail({ messageId, ...mail }: Mail): Promise<void> {
  const { WENRUN_SMTP_URL: url, WENRUN_MAIL_FROM: from } = env();
  if (!url || !from) throw new Error("no mail server is configured");
  const transport = createTransport({
    ...{ url, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  try {
    const domain = from.slice(from.lastIndexOf("@") + 1);
    await transport.sendMail({
      ...{ ...mail, from, messageId: `<${messageId}@${domain}>` },
      // so that no holiday notice answers
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } finally {
    transport.close();
  }
}
