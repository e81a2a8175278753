-- CreateTable
CREATE TABLE "organization_parent" (
    "organization_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "parent_id" UUID,

    CONSTRAINT "organization_parent_pkey" PRIMARY KEY ("organization_id","valid_from")
);

-- CreateTable
CREATE TABLE "organization_succession" (
    "predecessor_id" UUID NOT NULL,
    "successor_id" UUID NOT NULL,

    CONSTRAINT "organization_succession_pkey" PRIMARY KEY ("predecessor_id","successor_id")
);

-- CreateIndex
CREATE INDEX "organization_parent_parent_id_idx" ON "organization_parent"("parent_id");

-- CreateIndex
CREATE INDEX "organization_succession_successor_id_idx" ON "organization_succession"("successor_id");

-- AddForeignKey
ALTER TABLE "organization_parent" ADD CONSTRAINT "organization_parent_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_parent" ADD CONSTRAINT "organization_parent_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_succession" ADD CONSTRAINT "organization_succession_predecessor_id_fkey" FOREIGN KEY ("predecessor_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_succession" ADD CONSTRAINT "organization_succession_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was one link becomes the link since the beginning; the seed puts the links of other days beside it.
INSERT INTO "organization_parent" ("organization_id", "valid_from", "parent_id")
SELECT "id", "valid_from", "parent_id" FROM "organization";

INSERT INTO "organization_succession" ("predecessor_id", "successor_id")
SELECT "id", "successor_id" FROM "organization" WHERE "successor_id" IS NOT NULL;

-- DropForeignKey
ALTER TABLE "organization" DROP CONSTRAINT "organization_parent_id_fkey";

-- DropForeignKey
ALTER TABLE "organization" DROP CONSTRAINT "organization_successor_id_fkey";

-- DropIndex
DROP INDEX "organization_parent_id_idx";

-- AlterTable
ALTER TABLE "organization" DROP COLUMN "parent_id",
DROP COLUMN "successor_id";

-- The organisations as they were on a day: one that was abolished as on its last day, one to come as on its first.
CREATE FUNCTION "organization_on"("on_day" DATE)
RETURNS TABLE (
    "id" UUID, "code" TEXT, "kind" "organization_kind", "unit_code" TEXT, "commune" TEXT, "parent_id" UUID,
    "vi" TEXT, "en" TEXT, "valid_from" DATE, "valid_to" DATE, "as_of" DATE
)
LANGUAGE sql STABLE AS $$
  SELECT o."id", o."code", o."kind", o."unit_code", o."commune", p."parent_id",
         n."vi", n."en", o."valid_from", o."valid_to", d."as_of"
    FROM "organization" o
   CROSS JOIN LATERAL (SELECT greatest(o."valid_from", least("on_day", o."valid_to")) AS "as_of") d
    LEFT JOIN LATERAL (
           SELECT "parent_id" FROM "organization_parent"
            WHERE "organization_id" = o."id" AND "valid_from" <= d."as_of"
            ORDER BY "valid_from" DESC LIMIT 1
         ) p ON true
    JOIN LATERAL (
           SELECT "vi", "en" FROM "organization_name"
            WHERE "organization_id" = o."id" AND "valid_from" <= d."as_of"
            ORDER BY "valid_from" DESC LIMIT 1
         ) n ON true
$$;
