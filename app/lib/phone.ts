/** Mainland mobile numbers, kept as eleven digits. */
export const normalisePhone = (typed: string): string =>
  typed.replace(/[\s()-]/g, "").replace(/^(\+|00)86/, "");

export const isMobile = (phone: string): boolean => /^1[3-9]\d{9}$/.test(phone);

/** 138****5678 */
export const maskPhone = (phone: string): string =>
  /^\d{8,}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : phone;

/** 138 1234 5678 */
export const spacedPhone = (phone: string): string =>
  phone.replace(/^(\d{3})(\d{4})(\d{4})$/, "$1 $2 $3");
