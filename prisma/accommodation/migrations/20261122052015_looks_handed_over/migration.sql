-- CreateEnum
CREATE TYPE "inquiry_kind" AS ENUM ('ROUTINE', 'CRIMINAL');

-- AlterTable
ALTER TABLE "access_record" ADD COLUMN     "inquiry" "inquiry_kind" NOT NULL DEFAULT 'ROUTINE',
ADD COLUMN     "legal_ground" TEXT;

-- CreateTable
CREATE TABLE "access_hand_over" (
    "record_id" UUID NOT NULL,
    "accessed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_hand_over_pkey" PRIMARY KEY ("record_id")
);

-- CreateIndex
CREATE INDEX "access_hand_over_accessed_at_idx" ON "access_hand_over"("accessed_at");
