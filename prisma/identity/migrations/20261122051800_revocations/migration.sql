-- CreateTable
CREATE TABLE "token_epoch" (
    "subject" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,

    CONSTRAINT "token_epoch_pkey" PRIMARY KEY ("subject")
);

-- CreateTable
CREATE TABLE "revocation" (
    "id" BIGSERIAL NOT NULL,
    "transaction_id" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "subject" TEXT,
    "minimum_epoch" INTEGER,
    "session_id" TEXT,
    "revoked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revocation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "revocation_revoked_at_idx" ON "revocation"("revoked_at");

-- A revocation names tokens in one of two ways.
ALTER TABLE "revocation" ADD CONSTRAINT "revocation_names_tokens"
  CHECK (("subject" IS NOT NULL AND "minimum_epoch" IS NOT NULL) <> ("session_id" IS NOT NULL));
