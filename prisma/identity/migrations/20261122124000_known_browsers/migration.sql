-- AlterTable
ALTER TABLE "citizen" ADD COLUMN     "first_signed_in_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "known_browser" (
    "citizen_id" UUID NOT NULL,
    "browser_hash" BYTEA NOT NULL,
    "session_id" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "known_browser_pkey" PRIMARY KEY ("citizen_id","browser_hash")
);

-- CreateIndex
CREATE INDEX "known_browser_last_used_at_idx" ON "known_browser"("last_used_at");

-- AddForeignKey
ALTER TABLE "known_browser" ADD CONSTRAINT "known_browser_citizen_id_fkey" FOREIGN KEY ("citizen_id") REFERENCES "citizen"("id") ON DELETE CASCADE ON UPDATE CASCADE;
