import { newId } from "~/lib/id";
import { ownerSql, testNow } from "../database";

const monday = "2026-11-09";
const day = "2026-11-12";

/** One row in every table of the working day, written past the commands: for tests of the tables themselves. */
export async function aWorkingDay(of: {
  centreId: string;
  classId: string;
  childId: string;
  staffId: string;
  fileId: string;
  guardianId: string;
}): Promise<void> {
  const sql = ownerSql();
  const { centreId, classId, childId, staffId, fileId, guardianId } = of;
  const at = testNow;
  const id = () => newId(at);
  const [dishId, menuWeekId, batchId] = [id(), id(), id()];
  await sql`insert into home_note (centre_id, child_id, day, note, written_by, created_at, updated_at)
    values (${centreId}, ${childId}, ${day}, '带了水壶', ${id()}, ${at}, ${at})`;
  await sql`insert into time_change (centre_id, child_id, day, leaves_at, by_family, created_at, updated_at)
    values (${centreId}, ${childId}, ${day}, '15:30', true, ${at}, ${at})`;
  await sql`insert into shown_revision values (${centreId}, ${childId}, ${day}, 1, ${at})
    on conflict do nothing`;
  await sql`insert into file_child values (${centreId}, ${fileId}, ${childId})`;
  await sql`insert into dish (centre_id, id, code, name_zh, name_en, pinyin, initials, kind, texture, meals, months, created_at, updated_at)
    values (${centreId}, ${dishId}, 'T1', '软米饭', 'Soft rice', 'ruanmifan', 'rmf', 'staple', 'soft', ${["lunch"]}, ${[]}, ${at}, ${at})`;
  await sql`insert into dish_ingredient values (${centreId}, ${dishId}, 'CE001', 'm24to35', 45)`;
  await sql`insert into menu_week (centre_id, id, band, starts_on, created_at, updated_at)
    values (${centreId}, ${menuWeekId}, 'm24to35', ${monday}, ${at}, ${at})`;
  await sql`insert into company_meal (centre_id, id, day, meal, eater, class_id, created_at, updated_at)
    values (${centreId}, ${id()}, ${day}, 'lunch', '王晓琴', ${classId}, ${at}, ${at})`;
  await sql`insert into purchase_record (centre_id, id, supplier, food, pinyin, initials, quantity, unit, received_by, received_on, received_at, created_at, updated_at)
    values (${centreId}, ${id()}, '城东菜场', '菠菜', 'bocai', 'bc', 5, 'kg', '周永福', ${day}, ${at}, ${at}, ${at})`;
  await sql`insert into food_sample (centre_id, id, day, meal, dish_id, grams, sampled_by, sampled_at, created_at, updated_at)
    values (${centreId}, ${id()}, ${day}, 'lunch', ${dishId}, 125, '周永福', ${at}, ${at}, ${at})`;
  await sql`insert into menu_dish values (${centreId}, ${menuWeekId}, ${day}, 'lunch', ${dishId}, 1)`;
  const allergyId = id();
  await sql`insert into menu_substitute (centre_id, id, menu_week_id, day, meal, dish_id, child_id, reason, covers, created_at)
    values (${centreId}, ${id()}, ${menuWeekId}, ${day}, 'lunch', ${dishId}, ${childId}, '家长知情', ${["diet:halal"]}, ${at})`;
  await sql`insert into menu_filling (centre_id, id, band, starts_on, beat_at, created_at, updated_at)
    values (${centreId}, ${id()}, 'm24to35', ${monday}, ${at}, ${at}, ${at})`;
  await sql`insert into family_archive (centre_id, id, child_id, asked_by, locale, beat_at, created_at)
    values (${centreId}, ${id()}, ${childId}, ${id()}, 'zh-CN', ${at}, ${at})`;
  await sql`insert into menu_change (centre_id, id, menu_week_id, day, meal, dish_id, is_added, reason, created_at)
    values (${centreId}, ${id()}, ${menuWeekId}, ${day}, 'lunch', ${dishId}, true, '米没有送到', ${at})`;
  await sql`insert into child_allergy (centre_id, id, child_id, allergen, detail, created_at)
    values (${centreId}, ${allergyId}, ${childId}, 'other', '花粉', ${at})`;
  await sql`insert into allergy_food values (${centreId}, ${allergyId}, 'none', null, ${at})`;
  await sql`insert into log_event (centre_id, id, child_id, class_id, kind, payload_version, payload, occurred_at, device_at, received_at, day, actor_kind, batch_id, revision)
    values (${centreId}, ${id()}, ${childId}, ${classId}, 'mood', 1, ${sql.json({ mood: "happy" })}, ${at}, ${at}, ${at}, ${day}, 'user', ${batchId}, 1)`;
  await sql`insert into day_entry (centre_id, id, child_id, class_id, day, kind, payload_version, payload, starts_at, ends_at, batch_id, received_at)
    values (${centreId}, ${id()}, ${childId}, ${classId}, ${day}, 'mood', 1, ${sql.json({ mood: "happy" })}, ${at}, ${at}, ${batchId}, ${at})`;
  const absenceId = id();
  const dutyId = id();
  await sql`insert into duty_event (centre_id, id, staff_id, class_id, kind, occurred_at, device_at, received_at, day, actor_kind, batch_id, revision)
    values (${centreId}, ${dutyId}, ${staffId}, ${classId}, 'in', ${at}, ${at}, ${at}, ${day}, 'user', ${batchId}, 1)`;
  await sql`insert into duty_stay (centre_id, id, staff_id, class_id, day, starts_at, batch_id, received_at)
    values (${centreId}, ${dutyId}, ${staffId}, ${classId}, ${day}, ${at}, ${batchId}, ${at})`;
  const countId = id();
  await sql`insert into head_count (centre_id, id, class_id, transition, started_at, occurred_at, device_at, received_at, day, actor_kind, batch_id)
    values (${centreId}, ${countId}, ${classId}, 'outdoors', ${at}, ${at}, ${at}, ${at}, ${day}, 'user', ${batchId})`;
  await sql`insert into head_count_child values (${centreId}, ${countId}, ${childId}, false)`;
  await sql`insert into head_count_find (centre_id, id, head_count_id, child_id, occurred_at, device_at, received_at, actor_kind, batch_id)
    values (${centreId}, ${id()}, ${countId}, ${childId}, ${at}, ${at}, ${at}, 'user', ${batchId})`;
  await sql`insert into absence (centre_id, id, child_id, from_day, to_day, reason, by_family, created_at)
    values (${centreId}, ${absenceId}, ${childId}, ${day}, ${day}, 'personal', true, ${at})`;
  await sql`insert into absence_follow_up (centre_id, id, child_id, absence_id, kind, text, created_at)
    values (${centreId}, ${id()}, ${childId}, ${absenceId}, 'asked', '妈妈说陪外婆去医院', ${at})`;
  await sql`insert into pick_up_approval (centre_id, id, child_id, name, phone, relation, guardian_id, on_day, created_at)
    values (${centreId}, ${id()}, ${childId}, '王同事', '19900009999', '妈妈的同事', ${guardianId}, ${day}, ${at})`;
  await sql`insert into handover_card (centre_id, id, guardian_id, medium, token_hash, created_at)
    values (${centreId}, ${id()}, ${guardianId}, 'paper', 'nobody', ${at})`;
  await sql`insert into shift (centre_id, id, staff_id, day, starts_at, ends_at, class_id, created_at, updated_at)
    values (${centreId}, ${id()}, ${staffId}, ${day}, '08:00', '16:30', ${classId}, ${at}, ${at})`;
  await sql`insert into staff_leave (centre_id, id, staff_id, kind, from_day, to_day, created_at, updated_at)
    values (${centreId}, ${id()}, ${staffId}, 'annual', '2026-12-01', '2026-12-02', ${at}, ${at})`;
  await sql`insert into growth_measurement (centre_id, id, child_id, measured_on, weight_g, height_mm, posture, created_at, updated_at)
    values (${centreId}, ${id()}, ${childId}, ${day}, 12500, 905, 'standing', ${at}, ${at})`;
  await sql`insert into observation (centre_id, id, child_id, observed_on, area, text, created_at, updated_at)
    values (${centreId}, ${id()}, ${childId}, ${day}, 'language', '说了一句完整的话', ${at}, ${at})`;
  await sql`insert into planned_activity (centre_id, id, class_id, day, title, created_at)
    values (${centreId}, ${id()}, ${classId}, ${day}, '户外观察落叶', ${at})`;
  const [messageId, noticeId] = [id(), id()];
  await sql`insert into message (centre_id, id, child_id, side, author_user_id, author_name, body, sent_at)
    values (${centreId}, ${messageId}, ${childId}, 'family', ${id()}, '家长', '今天早点接', ${at})`;
  await sql`insert into message_photo values (${centreId}, ${messageId}, ${fileId}, 1)`;
  await sql`insert into notice (centre_id, id, level, title, body, author_user_id, author_name, created_at, updated_at)
    values (${centreId}, ${noticeId}, 'class', '秋游', '周五去公园', ${id()}, '园长', ${at}, ${at})`;
  await sql`insert into notice_class values (${centreId}, ${noticeId}, ${classId})`;
  await sql`insert into notice_child values (${centreId}, ${noticeId}, ${childId})`;
  await sql`insert into notice_recipient (centre_id, notice_id, child_id, guardian_id)
    values (${centreId}, ${noticeId}, ${childId}, ${guardianId})`;
  const activityId = id();
  await sql`insert into family_activity (centre_id, id, level, title, body, venue, day, from_time, until_time, sign_up_until, places, taken, author_name, created_at, updated_at)
    values (${centreId}, ${activityId}, 'class', '包饺子', '一起包饺子', '食堂', '2026-11-27', '09:00', '11:00', ${at}, 5, 1, '园长', ${at}, ${at})`;
  await sql`insert into family_activity_class values (${centreId}, ${activityId}, ${classId})`;
  await sql`insert into activity_sign_up values
    (${centreId}, ${activityId}, ${childId}, 'placed', 1, 2, ${id()}, '家长', ${at})`;
  await sql`insert into family_todo (centre_id, id, child_id, text, created_at)
    values (${centreId}, ${id()}, ${childId}, '明早带一包尿裤', ${at})`;
  await sql`insert into document values (${centreId}, 'handbook', 1, '须知', 'Rules', ${at}, ${id()})
    on conflict do nothing`;
  await sql`insert into document_acceptance (centre_id, kind, version, child_id, guardian_id, accepted_at, accepted_name, accepted_by, locale, values)
    values (${centreId}, 'handbook', 1, ${childId}, ${guardianId}, ${at}, '家长', ${id()}, 'zh-CN', ${sql.json({})})`;
  await sql`insert into document_reminder values (${centreId}, 'handbook', 1, ${day}, ${id()}, ${at})`;
  await sql`insert into correction (centre_id, id, child_id, guardian_id, asked_by, fact, words, created_at)
    values (${centreId}, ${id()}, ${childId}, ${guardianId}, ${id()}, 'bornOn', '应为 5 月 13 日', ${at})`;
  await toldOf({ centreId, childId });
}

/** What a family was told of the day. */
async function toldOf(of: { centreId: string; childId: string }): Promise<void> {
  const sql = ownerSql();
  const { centreId, childId } = of;
  const at = testNow;
  const [userId, alertId] = [newId(at), newId(at)];
  await sql`insert into "user" (id, name, phone, created_at, updated_at)
    values (${userId}, '家长', ${`166${userId.replace(/\D/g, "").padEnd(8, "0").slice(-8)}`}, ${at}, ${at})`;
  await sql`insert into day_digest values (${centreId}, ${childId}, ${day}, ${at})`;
  await sql`insert into alert (centre_id, id, user_id, child_id, category, event_key, text, values, day, path, created_at)
    values (${centreId}, ${alertId}, ${userId}, ${childId}, 'digest', 'digest', 'digest', ${sql.json({})}, ${day}, '/family', ${at})`;
  await sql`insert into alert_delivery values (${centreId}, ${alertId}, 'page', ${userId}, ${at}, ${at})`;
  await sql`insert into alert_hook (centre_id, url, secret_cipher, created_at, updated_at)
    values (${centreId}, 'https://gateway.example', 'sealed', ${at}, ${at})`;
}
