-- CreateEnum
CREATE TYPE "inquiry_kind" AS ENUM ('ROUTINE', 'CRIMINAL');

-- CreateEnum
CREATE TYPE "data_request_kind" AS ENUM ('EXPORT', 'CORRECTION', 'RESTRICTION', 'ERASURE');

-- CreateEnum
CREATE TYPE "data_request_status" AS ENUM ('RECEIVED', 'FULFILLED', 'REFUSED');

-- AlterTable
ALTER TABLE "citizen" ADD COLUMN     "restricted_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "access_record" ADD COLUMN     "about_cipher" BYTEA,
ADD COLUMN     "inquiry" "inquiry_kind" NOT NULL DEFAULT 'ROUTINE',
ADD COLUMN     "legal_ground" TEXT,
ADD COLUMN     "source" TEXT,
ADD COLUMN     "visible_from" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "access_root" (
    "day" DATE NOT NULL,
    "length" INTEGER NOT NULL,
    "root" BYTEA NOT NULL,
    "signature" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_root_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "access_question" (
    "id" UUID NOT NULL,
    "access_record_id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "organization_id" UUID,
    "message_cipher" BYTEA NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer_by" DATE NOT NULL,
    "answer_cipher" BYTEA,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_id" UUID,

    CONSTRAINT "access_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_request" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "kind" "data_request_kind" NOT NULL,
    "status" "data_request_status" NOT NULL DEFAULT 'RECEIVED',
    "detail_cipher" BYTEA,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer_by" DATE NOT NULL,
    "complete_by" DATE NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "outcome_cipher" BYTEA,
    "json_key" TEXT,
    "json_size" INTEGER,
    "pdf_key" TEXT,
    "pdf_size" INTEGER,
    "files_until" TIMESTAMPTZ(3),

    CONSTRAINT "data_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_change" (
    "id" BIGSERIAL NOT NULL,
    "citizen_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "is_granted" BOOLEAN NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "breach_query" (
    "id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "reader" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3) NOT NULL,
    "purpose" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "breach_query_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "access_question_access_record_id_key" ON "access_question"("access_record_id");

-- CreateIndex
CREATE INDEX "access_question_organization_id_answered_at_idx" ON "access_question"("organization_id", "answered_at");

-- CreateIndex
CREATE INDEX "data_request_citizen_id_requested_at_idx" ON "data_request"("citizen_id", "requested_at" DESC);

-- CreateIndex
CREATE INDEX "data_request_status_complete_by_idx" ON "data_request"("status", "complete_by");

-- CreateIndex
CREATE INDEX "consent_change_citizen_id_purpose_changed_at_idx" ON "consent_change"("citizen_id", "purpose", "changed_at");

-- CreateIndex
CREATE INDEX "breach_query_asked_at_idx" ON "breach_query"("asked_at");

-- CreateIndex
CREATE INDEX "access_record_accessed_by_id_accessed_at_idx" ON "access_record"("accessed_by_id", "accessed_at");

-- CreateIndex
CREATE INDEX "access_record_accessed_by_client_id_accessed_at_idx" ON "access_record"("accessed_by_client_id", "accessed_at");

-- CreateIndex
CREATE INDEX "access_record_organization_id_accessed_at_idx" ON "access_record"("organization_id", "accessed_at");
