-- What was remembered without these is read again.
DELETE FROM "returnable_units";--> statement-breakpoint
ALTER TABLE "policy" ADD COLUMN "made_by" text;--> statement-breakpoint
ALTER TABLE "returnable_units" ADD COLUMN "sold_at" text NOT NULL;--> statement-breakpoint
ALTER TABLE "returnable_units" ADD COLUMN "currency" text NOT NULL;