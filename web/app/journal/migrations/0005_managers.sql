CREATE TABLE "approval" (
	"plan_id" uuid PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"manager_id" uuid NOT NULL,
	"approval" jsonb NOT NULL,
	"valid_until" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "manager" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"name" text NOT NULL,
	"staff_member_id" bigint NOT NULL,
	"pin_hash" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "till_tries" (
	"shop" text NOT NULL,
	"device_id" text NOT NULL,
	"failures" integer NOT NULL,
	"locked_until" timestamp with time zone,
	CONSTRAINT "till_tries_shop_device_id_pk" PRIMARY KEY("shop","device_id")
);
--> statement-breakpoint
ALTER TABLE "settlement" ADD COLUMN "approval" jsonb;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_manager_id_manager_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."manager"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "manager_staff" ON "manager" USING btree ("shop","staff_member_id");