-- AlterTable
ALTER TABLE "desk_decision" ADD COLUMN     "idempotency_key" TEXT;

-- AlterTable
ALTER TABLE "verification" ADD COLUMN     "idempotency_key" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "desk_decision_officer_id_idempotency_key_key" ON "desk_decision"("officer_id", "idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "verification_officer_id_idempotency_key_key" ON "verification"("officer_id", "idempotency_key");
