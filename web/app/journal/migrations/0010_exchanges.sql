ALTER TABLE "settlement" ADD COLUMN "given" text;--> statement-breakpoint
ALTER TABLE "settlement" ADD COLUMN "due" jsonb;