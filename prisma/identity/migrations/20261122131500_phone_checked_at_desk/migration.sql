-- CreateEnum
CREATE TYPE "phone_check" AS ENUM ('SAME', 'OTHER', 'NOT_COMPARED');

-- AlterTable
ALTER TABLE "verification" ADD COLUMN     "phone_check" "phone_check" NOT NULL DEFAULT 'NOT_COMPARED';
