CREATE TABLE "payout" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"plan_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"location_id" bigint NOT NULL,
	"device_id" text NOT NULL,
	"staff_member_id" bigint,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"payout" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"status" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "payout" ADD CONSTRAINT "payout_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payout_plan" ON "payout" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "payout_day" ON "payout" USING btree ("shop","at");