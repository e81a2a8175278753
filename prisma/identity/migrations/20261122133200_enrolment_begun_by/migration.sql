-- Whoever was in the middle of it begins again: nobody knows by whom these were begun.
DELETE FROM "totp_enrolment";

-- AlterTable
ALTER TABLE "totp_enrolment" ADD COLUMN     "begun_by" TEXT NOT NULL;
