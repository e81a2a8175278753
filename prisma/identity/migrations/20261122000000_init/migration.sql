-- CreateEnum
CREATE TYPE "gender" AS ENUM ('FEMALE', 'MALE', 'OTHER');
CREATE TYPE "assurance_level" AS ENUM ('SELF_DECLARED', 'VERIFIED');
CREATE TYPE "organization_kind" AS ENUM ('DISTRICT_DEPARTMENT', 'COMMUNE', 'PROVINCE_DEPARTMENT', 'POLICE', 'ENVIRONMENT_OFFICE', 'OPERATIONS_CENTRE', 'LODGING_BUSINESS', 'BUSINESS');
CREATE TYPE "notification_kind" AS ENUM ('APPLICATION', 'STAY', 'INCIDENT', 'VIOLATION', 'ENVIRONMENT', 'ACCOUNT');
CREATE TYPE "role" AS ENUM ('ADMINISTRATOR', 'CASE_OFFICER', 'CASE_MANAGER', 'RECEPTIONIST', 'LODGING_OWNER', 'LODGING_INSPECTOR', 'DISPATCHER', 'RESPONDER', 'CAMERA_OPERATOR', 'VIOLATION_REVIEWER', 'ENVIRONMENT_OFFICER');

-- CreateTable
CREATE TABLE "citizen" (
    "id" UUID NOT NULL,
    "full_name" TEXT NOT NULL,
    "national_id_hash" BYTEA NOT NULL,
    "national_id_cipher" BYTEA NOT NULL,
    "date_of_birth" DATE,
    "gender" "gender",
    "phone_cipher" BYTEA,
    "email_cipher" BYTEA,
    "permanent_address_cipher" BYTEA,
    "assurance_level" "assurance_level" NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "user_name" TEXT,
    "phone_hash" BYTEA,
    "password_hash" TEXT,

    CONSTRAINT "citizen_pkey" PRIMARY KEY ("id"),
    -- A name of digits only could be taken for somebody's number at sign-in.
    CONSTRAINT "citizen_user_name_check" CHECK ("user_name" ~ '[a-z]')
);
CREATE UNIQUE INDEX "citizen_national_id_hash_key" ON "citizen"("national_id_hash");
CREATE UNIQUE INDEX "citizen_user_name_key" ON "citizen"("user_name");
CREATE UNIQUE INDEX "citizen_phone_hash_key" ON "citizen"("phone_hash");

-- CreateTable
CREATE TABLE "phone_code" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "phone_cipher" BYTEA NOT NULL,
    "phone_hash" BYTEA NOT NULL,
    "code_cipher" BYTEA NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "phone_code_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "phone_code_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "phone_code_citizen_id_sent_at_idx" ON "phone_code"("citizen_id", "sent_at");
CREATE INDEX "phone_code_phone_hash_sent_at_idx" ON "phone_code"("phone_hash", "sent_at");
CREATE INDEX "phone_code_sent_at_idx" ON "phone_code"("sent_at");

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "document_seen" TEXT NOT NULL,
    "verified_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "verification_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "verification_citizen_id_verified_at_idx" ON "verification"("citizen_id", "verified_at");

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "organization_kind" NOT NULL,
    "unit_code" TEXT,
    "commune" TEXT,
    "parent_id" UUID,
    "successor_id" UUID,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "organization_validity_check" CHECK ("valid_to" >= "valid_from"),
    CONSTRAINT "organization_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "organization_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "organization_code_key" ON "organization"("code");
CREATE INDEX "organization_kind_code_idx" ON "organization"("kind", "code");
CREATE INDEX "organization_parent_id_idx" ON "organization"("parent_id");

-- CreateTable
CREATE TABLE "organization_name" (
    "organization_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "vi" TEXT NOT NULL,
    "en" TEXT,

    CONSTRAINT "organization_name_pkey" PRIMARY KEY ("organization_id", "valid_from"),
    CONSTRAINT "organization_name_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "roles" "role"[],
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),
    "granted_by_id" UUID,
    "revoked_by_id" UUID,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "membership_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "membership_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "membership_citizen_id_idx" ON "membership"("citizen_id");
CREATE INDEX "membership_organization_id_idx" ON "membership"("organization_id");
CREATE UNIQUE INDEX "membership_current_key" ON "membership"("citizen_id", "organization_id") WHERE "revoked_at" IS NULL;

-- CreateTable
CREATE TABLE "service_client" (
    "id" UUID NOT NULL,
    "client_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "scopes" TEXT[],
    "secret_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "registered_by_id" UUID,
    "revoked_by_id" UUID,

    CONSTRAINT "service_client_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "service_client_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "service_client_client_id_key" ON "service_client"("client_id");
CREATE INDEX "service_client_organization_id_idx" ON "service_client"("organization_id");

-- CreateTable
CREATE TABLE "relying_party" (
    "client_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" BYTEA NOT NULL,

    CONSTRAINT "relying_party_pkey" PRIMARY KEY ("client_id")
);

-- CreateTable
CREATE TABLE "oidc_payload" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "grant_id" TEXT,
    "uid" TEXT,
    "consumed_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "oidc_payload_pkey" PRIMARY KEY ("kind", "key")
);
CREATE INDEX "oidc_payload_grant_id_idx" ON "oidc_payload"("grant_id");
CREATE INDEX "oidc_payload_uid_idx" ON "oidc_payload"("uid");
CREATE INDEX "oidc_payload_expires_at_idx" ON "oidc_payload"("expires_at");

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "id" BIGSERIAL NOT NULL,
    "account_key" BYTEA NOT NULL,
    "address_key" BYTEA NOT NULL,
    "succeeded" BOOLEAN NOT NULL DEFAULT false,
    "attempted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "sign_in_attempt_account_key_attempted_at_idx" ON "sign_in_attempt"("account_key", "attempted_at");
CREATE INDEX "sign_in_attempt_address_key_attempted_at_idx" ON "sign_in_attempt"("address_key", "attempted_at");
CREATE INDEX "sign_in_attempt_attempted_at_idx" ON "sign_in_attempt"("attempted_at");

-- CreateTable
CREATE TABLE "access_record" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "citizen_id" UUID NOT NULL,
    "accessed_by_id" UUID,
    "accessed_by_client_id" TEXT,
    "organization_id" UUID,
    "fields" TEXT[],
    "purpose" TEXT,
    "request_id" TEXT,
    "accessed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "chain_day" DATE NOT NULL,
    "chain_position" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "access_record_pkey" PRIMARY KEY ("accessed_at", "id"),
    CONSTRAINT "access_record_caller_check" CHECK (num_nonnulls("accessed_by_id", "accessed_by_client_id") = 1)
) PARTITION BY RANGE ("accessed_at");
CREATE INDEX "access_record_citizen_id_accessed_at_id_idx" ON "access_record"("citizen_id", "accessed_at" DESC, "id" DESC);
CREATE INDEX "access_record_id_idx" ON "access_record"("id");
CREATE INDEX "access_record_chain_day_chain_position_idx" ON "access_record"("chain_day", "chain_position");

-- CreateTable
CREATE TABLE "access_chain" (
    "day" DATE NOT NULL,
    "start" BYTEA NOT NULL,
    "length" INTEGER NOT NULL,
    "head" BYTEA NOT NULL,

    CONSTRAINT "access_chain_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "kind" "notification_kind" NOT NULL,
    "title_vi" TEXT NOT NULL,
    "title_en" TEXT,
    "body_vi" TEXT NOT NULL,
    "body_en" TEXT,
    "link" TEXT,
    "source" TEXT NOT NULL,
    "source_reference" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id"),
    -- A path inside the portal and nothing else: a notification must not lead out of the city.
    CONSTRAINT "notification_link_check" CHECK ("link" ~ '^/([^/]|$)'),
    CONSTRAINT "notification_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "notification_source_source_reference_key" ON "notification"("source", "source_reference");
CREATE INDEX "notification_citizen_id_created_at_id_idx" ON "notification"("citizen_id", "created_at" DESC, "id" DESC);
CREATE INDEX "notification_unread_idx" ON "notification"("citizen_id") WHERE "read_at" IS NULL;

-- CreateTable
CREATE TABLE "event" (
    "position" BIGSERIAL NOT NULL,
    "transaction_id" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("occurred_at", "position")
) PARTITION BY RANGE ("occurred_at");
CREATE INDEX "event_transaction_id_position_idx" ON "event"("transaction_id", "position");
