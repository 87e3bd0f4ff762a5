-- What is remembered of an order is read again when it is missing.
DELETE FROM "returnable_units";--> statement-breakpoint
ALTER TABLE "returnable_units" ADD COLUMN "duties" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "returnable_units" ADD COLUMN "tip_line_item_id" text;