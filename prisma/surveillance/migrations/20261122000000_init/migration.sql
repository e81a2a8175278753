-- CreateEnum
CREATE TYPE "device_kind" AS ENUM ('CAMERA', 'WIFI_ACCESS_POINT');

-- CreateEnum
CREATE TYPE "device_status" AS ENUM ('ONLINE', 'DEGRADED', 'OFFLINE', 'MAINTENANCE');

-- CreateEnum
CREATE TYPE "camera_purpose" AS ENUM ('TRAFFIC', 'PUBLIC_AREA');

-- CreateEnum
CREATE TYPE "camera_origin" AS ENUM ('PROJECT', 'INTEGRATED');

-- CreateTable
CREATE TABLE "device" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "device_kind" NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "commune" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "status" "device_status" NOT NULL DEFAULT 'OFFLINE',
    "last_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "camera" (
    "device_id" UUID NOT NULL,
    "purpose" "camera_purpose" NOT NULL,
    "origin" "camera_origin" NOT NULL,
    "heading" DOUBLE PRECISION,

    CONSTRAINT "camera_pkey" PRIMARY KEY ("device_id"),
    CONSTRAINT "camera_heading" CHECK ("heading" >= 0 AND "heading" < 360)
);

-- CreateTable
CREATE TABLE "wifi_access_point" (
    "device_id" UUID NOT NULL,
    "connected_clients" INTEGER,

    CONSTRAINT "wifi_access_point_pkey" PRIMARY KEY ("device_id"),
    CONSTRAINT "wifi_access_point_clients" CHECK ("connected_clients" >= 0)
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
CREATE UNIQUE INDEX "device_code_key" ON "device"("code");

-- CreateIndex
CREATE INDEX "device_organization_id_idx" ON "device"("organization_id");

-- CreateIndex
CREATE INDEX "device_status_idx" ON "device"("status");

-- CreateIndex
CREATE INDEX "event_transaction_id_position_idx" ON "event"("transaction_id", "position");

-- AddForeignKey
ALTER TABLE "camera" ADD CONSTRAINT "camera_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "wifi_access_point" ADD CONSTRAINT "wifi_access_point_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "device"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
