-- DropIndex
DROP INDEX "access_record_accessed_by_id_accessed_at_idx";

-- DropIndex
DROP INDEX "access_record_accessed_by_client_id_accessed_at_idx";

-- DropIndex
DROP INDEX "access_record_organization_id_accessed_at_idx";

-- CreateIndex
CREATE INDEX "access_record_accessed_by_id_citizen_id_accessed_at_idx" ON "access_record"("accessed_by_id", "citizen_id", "accessed_at");

-- CreateIndex
CREATE INDEX "access_record_accessed_by_client_id_citizen_id_accessed_at_idx" ON "access_record"("accessed_by_client_id", "citizen_id", "accessed_at");

-- CreateIndex
CREATE INDEX "access_record_organization_id_citizen_id_accessed_at_idx" ON "access_record"("organization_id", "citizen_id", "accessed_at");
