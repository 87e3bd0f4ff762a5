ALTER TABLE "settlement" ADD COLUMN "given_lines" jsonb;--> statement-breakpoint
ALTER TABLE "settlement" ADD COLUMN "sold_order_id" text;--> statement-breakpoint
ALTER TABLE "settlement" ADD COLUMN "sold_order_name" text;--> statement-breakpoint
CREATE INDEX "settlement_sold" ON "settlement" USING btree ("shop","sold_order_id") WHERE "settlement"."sold_order_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "settlement_sold_name" ON "settlement" USING btree ("shop","sold_order_name") WHERE "settlement"."sold_order_name" IS NOT NULL;