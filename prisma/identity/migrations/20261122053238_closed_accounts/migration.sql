-- AlterTable
ALTER TABLE "citizen" ADD COLUMN     "frozen_at" TIMESTAMPTZ(3),
ADD COLUMN     "password_changed_at" TIMESTAMPTZ(3);
