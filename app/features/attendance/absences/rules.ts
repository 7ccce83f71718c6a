/** Longest absence told at once; a longer one asks for a new health check (管理规范 art. 11) and a talk. */
export const maxAbsenceDays = 92;

/** How far back the centre may still write an absence down. */
export const backDays = 31;

/** How long a sickness that is over is still asked about. */
export const askedBackDays = 7;
