-- CreateEnum
CREATE TYPE "station_kind" AS ENUM ('AIR', 'WATER');

-- CreateEnum
CREATE TYPE "water_body" AS ENUM ('RIVER', 'LAKE', 'SEA');

-- CreateEnum
CREATE TYPE "measurement_quality" AS ENUM ('VALID', 'CALIBRATING', 'FAULT', 'IMPLAUSIBLE');

-- CreateTable
CREATE TABLE "station" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "kind" "station_kind" NOT NULL,
    "water_body" "water_body",
    "water_class" TEXT,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "commune" TEXT NOT NULL,
    "operator_id" UUID NOT NULL,
    "interval_minutes" INTEGER NOT NULL,
    "is_in_maintenance" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "station_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "station_water" CHECK (("kind" = 'WATER') = ("water_body" IS NOT NULL)),
    CONSTRAINT "station_interval" CHECK ("interval_minutes" BETWEEN 1 AND 1440)
);

-- CreateTable
CREATE TABLE "parameter" (
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "minimum" DOUBLE PRECISION NOT NULL,
    "maximum" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "parameter_pkey" PRIMARY KEY ("code"),
    CONSTRAINT "parameter_range" CHECK ("minimum" < "maximum")
);

-- CreateTable
CREATE TABLE "parameter_limit" (
    "id" UUID NOT NULL,
    "parameter_code" TEXT NOT NULL,
    "standard" TEXT NOT NULL,
    "water_bodies" "water_body"[],
    "water_class" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "averaging" TEXT,
    "minimum" DOUBLE PRECISION,
    "maximum" DOUBLE PRECISION,

    CONSTRAINT "parameter_limit_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "parameter_limit_bound" CHECK ("minimum" IS NOT NULL OR "maximum" IS NOT NULL),
    CONSTRAINT "parameter_limit_days" CHECK ("valid_to" >= "valid_from")
);

-- CreateTable
CREATE TABLE "station_parameter" (
    "station_id" UUID NOT NULL,
    "parameter_code" TEXT NOT NULL,

    CONSTRAINT "station_parameter_pkey" PRIMARY KEY ("station_id","parameter_code")
);

-- CreateTable
CREATE TABLE "measurement" (
    "station_id" UUID NOT NULL,
    "parameter_code" TEXT NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "quality" "measurement_quality" NOT NULL,

    CONSTRAINT "measurement_pkey" PRIMARY KEY ("station_id","parameter_code","observed_at"),
    -- NaN equals itself and lies above every number in PostgreSQL.
    CONSTRAINT "measurement_finite" CHECK ("value" > '-Infinity' AND "value" < 'Infinity')
) PARTITION BY RANGE ("observed_at");

-- CreateTable
CREATE TABLE "measurement_hour" (
    "station_id" UUID NOT NULL,
    "parameter_code" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "sum" DOUBLE PRECISION NOT NULL,
    "minimum" DOUBLE PRECISION NOT NULL,
    "maximum" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "measurement_hour_pkey" PRIMARY KEY ("station_id","parameter_code","hour"),
    CONSTRAINT "measurement_hour_count" CHECK ("count" > 0)
) PARTITION BY RANGE ("hour");

-- CreateTable
CREATE TABLE "measurement_day" (
    "station_id" UUID NOT NULL,
    "parameter_code" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "hours" INTEGER NOT NULL,
    "sum" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "measurement_day_pkey" PRIMARY KEY ("station_id","parameter_code","day"),
    CONSTRAINT "measurement_day_hours" CHECK ("hours" BETWEEN 1 AND 24)
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
CREATE UNIQUE INDEX "station_code_key" ON "station"("code");

-- CreateIndex
CREATE UNIQUE INDEX "parameter_position_key" ON "parameter"("position");

-- CreateIndex
CREATE INDEX "parameter_limit_parameter_code_idx" ON "parameter_limit"("parameter_code");

-- CreateIndex
CREATE INDEX "event_transaction_id_position_idx" ON "event"("transaction_id", "position");

-- AddForeignKey
ALTER TABLE "parameter_limit" ADD CONSTRAINT "parameter_limit_parameter_code_fkey" FOREIGN KEY ("parameter_code") REFERENCES "parameter"("code") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "station_parameter" ADD CONSTRAINT "station_parameter_station_id_fkey" FOREIGN KEY ("station_id") REFERENCES "station"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "station_parameter" ADD CONSTRAINT "station_parameter_parameter_code_fkey" FOREIGN KEY ("parameter_code") REFERENCES "parameter"("code") ON DELETE RESTRICT ON UPDATE RESTRICT;
