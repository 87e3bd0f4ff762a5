ALTER TABLE "returnable_units" ADD COLUMN "duties" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "returnable_units" ADD COLUMN "tip_line_item_id" text;