ALTER TABLE "settlement" DROP CONSTRAINT "settlement_plan_id_plan_id_fk";
--> statement-breakpoint
ALTER TABLE "settlement" ALTER COLUMN "draft_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "settlement" ALTER COLUMN "location_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "settlement" ALTER COLUMN "device_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "settlement" ALTER COLUMN "pos_version" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "settlement" ALTER COLUMN "user_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "settlement" ADD COLUMN "native_id" text;--> statement-breakpoint
ALTER TABLE "settlement" ADD COLUMN "native" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "settlement_native" ON "settlement" USING btree ("shop","native_id") WHERE "settlement"."native_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_asked_for" CHECK ("settlement"."state" = 'native' OR num_nulls("settlement"."draft_id", "settlement"."location_id", "settlement"."device_id", "settlement"."pos_version", "settlement"."user_id") = 0);