-- CreateEnum
CREATE TYPE "establishment_kind" AS ENUM ('HOTEL', 'RESORT', 'GUEST_HOUSE', 'HOMESTAY', 'APARTMENT', 'OTHER');

-- CreateEnum
CREATE TYPE "identity_document_kind" AS ENUM ('CITIZEN_ID_CARD', 'OLD_ID_CARD', 'DRIVING_LICENCE', 'PASSPORT', 'BIRTH_CERTIFICATE', 'HEALTH_INSURANCE_CARD', 'PERSONAL_NUMBER_NOTICE', 'IDENTITY_CARD', 'OTHER');

-- CreateEnum
CREATE TYPE "stay_purpose" AS ENUM ('TOURISM', 'BUSINESS', 'STUDY', 'VISIT', 'CONFERENCE', 'FAMILY', 'CHARITY', 'INTERNATIONAL_ORGANISATION', 'MARRIAGE', 'CONSULAR', 'AID', 'EMBASSY', 'SETTLEMENT', 'MARKETING', 'PRESS', 'TRADE', 'VISA_EXTENSION', 'MEDICAL', 'LABOUR', 'OTHER');

-- CreateEnum
CREATE TYPE "date_precision" AS ENUM ('DAY', 'YEAR');

-- CreateEnum
CREATE TYPE "guest_gender" AS ENUM ('FEMALE', 'MALE', 'OTHER');

-- CreateEnum
CREATE TYPE "stay_status" AS ENUM ('DECLARED', 'DEPARTED', 'CANCELLED');

-- CreateTable
CREATE TABLE "establishment" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "establishment_kind" NOT NULL,
    "operator_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "commune" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "rooms" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "establishment_pkey" PRIMARY KEY ("id")
);

-- Keys that people never read in order are compared byte by byte (COLLATE "C"), which is many times faster.
-- Partitioned: grows by thousands of rows a day. Partitions are made ahead by the service.
CREATE TABLE "stay" (
    "id" UUID NOT NULL,
    "establishment_id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "commune" TEXT NOT NULL,
    "receipt_number" TEXT COLLATE "C" NOT NULL,
    "client_reference" TEXT COLLATE "C" NOT NULL,
    "full_name" TEXT NOT NULL,
    "date_of_birth" DATE NOT NULL,
    "date_of_birth_precision" "date_precision" NOT NULL,
    "gender" "guest_gender" NOT NULL,
    "nationality" TEXT NOT NULL,
    "document_kind" "identity_document_kind" NOT NULL,
    "document_number" TEXT NOT NULL,
    "document_key" TEXT COLLATE "C" NOT NULL,
    "phone" TEXT,
    "address" TEXT,
    "permitted_until" DATE,
    "visa_number" TEXT,
    "visa_expires_on" DATE,
    "entry_date" DATE,
    "entry_gate" TEXT,
    "mrz" TEXT,
    "mrz_nationality" TEXT,
    "mrz_override_reason" TEXT,
    "room" TEXT,
    "purpose" "stay_purpose" NOT NULL,
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,
    "expected_departure_on" DATE NOT NULL,
    "departed_at" TIMESTAMPTZ(3),
    "declared_at" TIMESTAMPTZ(3) NOT NULL,
    "declare_by" TIMESTAMPTZ(3) NOT NULL,
    "late" BOOLEAN NOT NULL,
    "status" "stay_status" NOT NULL,
    "declared_by" TEXT NOT NULL,

    CONSTRAINT "stay_pkey" PRIMARY KEY ("arrived_at", "id"),
    CONSTRAINT "stay_departed_check" CHECK ("departed_at" >= "arrived_at"),
    CONSTRAINT "stay_status_check" CHECK (("status" = 'DEPARTED') = ("departed_at" IS NOT NULL))
) PARTITION BY RANGE ("arrived_at");

-- CreateTable
CREATE TABLE "stay_reference" (
    "establishment_id" UUID NOT NULL,
    "client_reference" TEXT COLLATE "C" NOT NULL,
    "stay_id" UUID NOT NULL,
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,
    "receipt_number" TEXT COLLATE "C" NOT NULL,
    "content_hash" TEXT NOT NULL,

    CONSTRAINT "stay_reference_pkey" PRIMARY KEY ("establishment_id", "client_reference")
);

-- CreateTable
CREATE TABLE "in_house" (
    "establishment_id" UUID NOT NULL,
    "document_key" TEXT COLLATE "C" NOT NULL,
    "stay_id" UUID NOT NULL,
    "arrived_at" TIMESTAMPTZ(3) NOT NULL,
    "commune" TEXT NOT NULL,
    "nationality" TEXT NOT NULL,
    "room" TEXT,

    CONSTRAINT "in_house_pkey" PRIMARY KEY ("establishment_id", "document_key")
);

-- CreateTable
CREATE TABLE "establishment_day" (
    "establishment_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "commune" TEXT NOT NULL,
    "arrivals" INTEGER NOT NULL DEFAULT 0,
    "foreign_arrivals" INTEGER NOT NULL DEFAULT 0,
    "departures" INTEGER NOT NULL DEFAULT 0,
    "foreign_departures" INTEGER NOT NULL DEFAULT 0,
    "declarations" INTEGER NOT NULL DEFAULT 0,
    "late_declarations" INTEGER NOT NULL DEFAULT 0,
    "last_declared_at" TIMESTAMPTZ(3),

    CONSTRAINT "establishment_day_pkey" PRIMARY KEY ("day", "establishment_id")
);

-- Partitioned by month, kept as long as the law asks for.
CREATE TABLE "access_record" (
    "id" UUID NOT NULL,
    "accessed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accessed_by" TEXT NOT NULL,
    "organization_id" UUID,
    "stay_ids" UUID[],
    "fields" TEXT[],
    "purpose" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "access_record_pkey" PRIMARY KEY ("accessed_at", "id")
) PARTITION BY RANGE ("accessed_at");

-- Partitioned by day, kept for seven.
CREATE TABLE "event" (
    "position" BIGSERIAL NOT NULL,
    "transaction_id" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("occurred_at", "position")
) PARTITION BY RANGE ("occurred_at");

-- Receipts are numbered without regard to the month: a number is never given twice.
CREATE SEQUENCE "receipt_number_seq" CACHE 1;

-- CreateIndex
CREATE UNIQUE INDEX "establishment_code_key" ON "establishment"("code");

-- CreateIndex
CREATE INDEX "establishment_operator_id_idx" ON "establishment"("operator_id");

-- CreateIndex
CREATE INDEX "establishment_commune_code_idx" ON "establishment"("commune", "code");

-- Search by name without case and diacritics
CREATE INDEX "establishment_search_idx" ON "establishment" USING gin (fold("name") gin_trgm_ops);

-- CreateIndex
CREATE INDEX "stay_establishment_id_arrived_at_id_idx" ON "stay"("establishment_id", "arrived_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "stay_document_key_establishment_id_idx" ON "stay"("document_key", "establishment_id");

-- Search by name and document number without case and diacritics
-- A longer list of pending entries would make each search read it from end to end.
CREATE INDEX "stay_search_idx" ON "stay" USING gin (fold("full_name" || ' ' || "document_number") gin_trgm_ops)
  WITH (gin_pending_list_limit = 256);

-- CreateIndex
CREATE UNIQUE INDEX "stay_reference_stay_id_key" ON "stay_reference"("stay_id");

-- CreateIndex
CREATE UNIQUE INDEX "stay_reference_receipt_number_key" ON "stay_reference"("receipt_number");

-- CreateIndex
CREATE UNIQUE INDEX "in_house_stay_id_key" ON "in_house"("stay_id");

-- CreateIndex
CREATE INDEX "access_record_stay_ids_idx" ON "access_record" USING GIN ("stay_ids");

-- CreateIndex
CREATE INDEX "access_record_accessed_by_accessed_at_idx" ON "access_record"("accessed_by", "accessed_at");

-- CreateIndex
CREATE INDEX "event_transaction_id_position_idx" ON "event"("transaction_id", "position");

-- AddForeignKey
ALTER TABLE "stay" ADD CONSTRAINT "stay_establishment_id_fkey" FOREIGN KEY ("establishment_id") REFERENCES "establishment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
