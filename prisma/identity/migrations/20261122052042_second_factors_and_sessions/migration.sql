-- CreateTable
CREATE TABLE "totp_factor" (
    "citizen_id" UUID NOT NULL,
    "secret_cipher" BYTEA NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "totp_factor_pkey" PRIMARY KEY ("citizen_id")
);

-- CreateTable
CREATE TABLE "totp_enrolment" (
    "citizen_id" UUID NOT NULL,
    "secret_cipher" BYTEA NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "totp_enrolment_pkey" PRIMARY KEY ("citizen_id")
);

-- CreateTable
CREATE TABLE "used_totp_step" (
    "citizen_id" UUID NOT NULL,
    "step" BIGINT NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "used_totp_step_pkey" PRIMARY KEY ("citizen_id","step")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "citizen_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("citizen_id","code_hash")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "is_backed_up" BOOLEAN NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_challenge" (
    "key" TEXT NOT NULL,
    "challenge" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "sign_in_progress" (
    "interaction" TEXT NOT NULL,
    "citizen_id" UUID NOT NULL,
    "methods" TEXT[],
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_progress_pkey" PRIMARY KEY ("interaction")
);

-- CreateTable
CREATE TABLE "sign_in_session" (
    "id" TEXT NOT NULL,
    "citizen_id" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "methods" TEXT[],
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "sign_in_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_recovery" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "is_from_desk" BOOLEAN NOT NULL,
    "code_cipher" BYTEA NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_recovery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk_decision" (
    "id" UUID NOT NULL,
    "citizen_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "officer_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "document_seen" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "desk_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upstream_account" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "citizen_id" UUID NOT NULL,
    "first_seen" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upstream_account_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateIndex
CREATE INDEX "used_totp_step_used_at_idx" ON "used_totp_step"("used_at");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_citizen_id_idx" ON "passkey"("citizen_id");

-- CreateIndex
CREATE INDEX "passkey_challenge_expires_at_idx" ON "passkey_challenge"("expires_at");

-- CreateIndex
CREATE INDEX "sign_in_progress_started_at_idx" ON "sign_in_progress"("started_at");

-- CreateIndex
CREATE INDEX "sign_in_session_citizen_id_last_used_at_idx" ON "sign_in_session"("citizen_id", "last_used_at" DESC);

-- CreateIndex
CREATE INDEX "sign_in_session_last_used_at_idx" ON "sign_in_session"("last_used_at");

-- CreateIndex
CREATE INDEX "account_recovery_citizen_id_requested_at_idx" ON "account_recovery"("citizen_id", "requested_at");

-- CreateIndex
CREATE INDEX "account_recovery_requested_at_idx" ON "account_recovery"("requested_at");

-- CreateIndex
CREATE INDEX "desk_decision_citizen_id_decided_at_idx" ON "desk_decision"("citizen_id", "decided_at");

-- CreateIndex
CREATE INDEX "upstream_account_citizen_id_idx" ON "upstream_account"("citizen_id");

-- AddForeignKey
ALTER TABLE "totp_factor" ADD CONSTRAINT "totp_factor_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "totp_enrolment" ADD CONSTRAINT "totp_enrolment_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "used_totp_step" ADD CONSTRAINT "used_totp_step_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_session" ADD CONSTRAINT "sign_in_session_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_recovery" ADD CONSTRAINT "account_recovery_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk_decision" ADD CONSTRAINT "desk_decision_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upstream_account" ADD CONSTRAINT "upstream_account_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;
