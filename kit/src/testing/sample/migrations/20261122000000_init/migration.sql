-- CreateTable
CREATE TABLE "thing" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "thing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "position" BIGSERIAL NOT NULL,
    "transaction_id" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("occurred_at","position")
) PARTITION BY RANGE ("occurred_at");

-- CreateIndex
CREATE INDEX "event_transaction_id_position_idx" ON "event"("transaction_id", "position");

-- CreateIndex
CREATE INDEX "thing_name_idx" ON "thing" USING gin (fold("name") gin_trgm_ops);
