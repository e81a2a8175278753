-- CreateEnum
CREATE TYPE "government_level" AS ENUM ('COMMUNE', 'DISTRICT', 'PROVINCE');

-- CreateEnum
CREATE TYPE "service_level" AS ENUM ('LEVEL_3', 'LEVEL_4');

-- CreateTable
CREATE TABLE "procedure_field" (
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,

    CONSTRAINT "procedure_field_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "procedure" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "field_code" TEXT NOT NULL,
    "level" "government_level" NOT NULL,
    "agency_id" UUID NOT NULL,
    "code_source" TEXT NOT NULL,
    "name_words" TEXT NOT NULL,
    "search_words" TEXT NOT NULL,

    CONSTRAINT "procedure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procedure_version" (
    "procedure_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "service_level" "service_level" NOT NULL,
    "processing_days" INTEGER NOT NULL,
    "fee" INTEGER NOT NULL,

    CONSTRAINT "procedure_version_pkey" PRIMARY KEY ("procedure_id","version"),
    CONSTRAINT "procedure_version_positive" CHECK ("version" > 0 AND "processing_days" >= 0 AND "fee" >= 0),
    -- On any day a procedure has one version or none.
    CONSTRAINT "procedure_version_days" EXCLUDE USING gist (
        "procedure_id" WITH =,
        daterange("valid_from", "valid_to") WITH &&
    )
);

-- CreateTable
CREATE TABLE "required_document" (
    "procedure_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT,
    "mandatory" BOOLEAN NOT NULL,
    "originals" INTEGER NOT NULL,
    "copies" INTEGER NOT NULL,

    CONSTRAINT "required_document_pkey" PRIMARY KEY ("procedure_id","version","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "procedure_code_key" ON "procedure"("code");

-- CreateIndex
CREATE INDEX "procedure_field_code_idx" ON "procedure"("field_code");

-- CreateIndex
CREATE INDEX "procedure_agency_id_idx" ON "procedure"("agency_id");

-- CreateIndex
CREATE INDEX "procedure_search_words_idx" ON "procedure" USING GIN ("search_words" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "required_document_procedure_id_version_code_key" ON "required_document"("procedure_id", "version", "code");

-- AddForeignKey
ALTER TABLE "procedure" ADD CONSTRAINT "procedure_field_code_fkey" FOREIGN KEY ("field_code") REFERENCES "procedure_field"("code") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "procedure_version" ADD CONSTRAINT "procedure_version_procedure_id_fkey" FOREIGN KEY ("procedure_id") REFERENCES "procedure"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "required_document" ADD CONSTRAINT "required_document_procedure_id_version_fkey" FOREIGN KEY ("procedure_id", "version") REFERENCES "procedure_version"("procedure_id", "version") ON DELETE RESTRICT ON UPDATE RESTRICT;
