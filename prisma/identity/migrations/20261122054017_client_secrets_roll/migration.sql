-- AlterTable
ALTER TABLE "service_client" ADD COLUMN     "previous_secret_hash" BYTEA,
ADD COLUMN     "previous_secret_valid_until" TIMESTAMPTZ(3),
ADD COLUMN     "secret_rolled_at" TIMESTAMPTZ(3);

-- The secret before and its end come and go together.
ALTER TABLE "service_client" ADD CONSTRAINT "service_client_previous_secret_ends"
  CHECK (("previous_secret_hash" IS NULL) = ("previous_secret_valid_until" IS NULL));
