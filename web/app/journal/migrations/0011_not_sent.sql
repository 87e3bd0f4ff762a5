DROP INDEX "settlement_running";--> statement-breakpoint
ALTER TABLE "returnable_units" ADD COLUMN "unfulfilled" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "settlement_running" ON "settlement" USING btree ("shop","order_id") WHERE "settlement"."state" in ('accepted', 'return_created', 'return_processed', 'items_cancelled');