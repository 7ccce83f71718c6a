import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Allergen, Diet, Relation } from "~db/enums";
import { classTable } from "~db/schema/centres";
import { child } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { unseal } from "~/lib/vault.server";

type Person = { name: string; phone: string; relation: Relation };

const guardiansOf = sql<Person[]>`coalesce((
  select json_agg(json_build_object('name', g.name, 'phone', g.phone, 'relation', cg.relation)
    order by cg.grade <> 'primary', cg.created_at, g.id)
  from child_guardian cg join guardian g on g.centre_id = cg.centre_id and g.id = cg.guardian_id
  where cg.centre_id = ${child.centreId} and cg.child_id = ${child.id}), '[]')`;

const allergiesOf = sql<{ allergen: Allergen; detail: string }[]>`coalesce((
  select json_agg(json_build_object('allergen', a.allergen, 'detail', a.detail) order by a.created_at, a.id)
  from child_allergy a where a.centre_id = ${child.centreId} and a.child_id = ${child.id}), '[]')`;

const dietsOf = sql<{ diet: Diet; detail: string }[]>`coalesce((
  select json_agg(json_build_object('diet', d.diet, 'detail', d.detail) order by d.created_at, d.id)
  from child_diet d where d.centre_id = ${child.centreId} and d.child_id = ${child.id}), '[]')`;

/**
 * The roll as an import takes it: every child with a place, now or promised, with open numbers and phones.
 * That it left the house is written down child by child.
 */
export const exportRoster = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .selectDistinctOn([classTable.position, child.pinyin, child.id], {
        id: child.id,
        name: child.name,
        sex: child.sex,
        bornOn: child.bornOn,
        idKind: child.idKind,
        idCipher: child.idCipher,
        className: classTable.name,
        schedule: enrolment.schedule,
        startsOn: enrolment.startsOn,
        enteredOn: child.enteredOn,
        pastIllness: child.pastIllness,
        vaccinationCheckedOn: child.vaccinationCheckedOn,
        note: child.note,
        toClarify: child.toClarify,
        guardians: guardiansOf,
        allergies: allergiesOf,
        diets: dietsOf,
      })
      .from(enrolment)
      .innerJoin(
        child,
        and(eq(child.centreId, enrolment.centreId), eq(child.id, enrolment.childId)),
      )
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
      )
      .where(
        and(
          eq(enrolment.centreId, ctx.centreId),
          or(isNull(enrolment.endsOn), gt(enrolment.endsOn, dayOf(ctx.now, ctx.timeZone))),
        ),
      )
      .orderBy(asc(classTable.position), asc(child.pinyin), asc(child.id), asc(enrolment.startsOn));
    for (const { id } of rows) {
      await writeAudit(ctx, { capability: "enrolment.roster.export", childId: id });
    }
    return rows.map(({ idCipher, startsOn, ...row }) => ({
      ...row,
      enteredOn: row.enteredOn ?? startsOn,
      idNumber: idCipher ? unseal(idCipher, row.id) : "",
    }));
  });

export type ExportedChild = Awaited<ReturnType<typeof exportRoster>>[number];
