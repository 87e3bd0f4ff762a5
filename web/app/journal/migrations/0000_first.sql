CREATE TABLE "draft" (
	"shop" text NOT NULL,
	"order_id" text NOT NULL,
	"draft" jsonb NOT NULL,
	"till" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "draft_shop_order_id_pk" PRIMARY KEY("shop","order_id")
);
--> statement-breakpoint
CREATE TABLE "journal_entry" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"plan_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"step" text NOT NULL,
	"event" text NOT NULL,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"order_id" text NOT NULL,
	"draft" jsonb NOT NULL,
	"plan" jsonb,
	"refusal" jsonb,
	"policy_version" integer NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy" (
	"shop" text NOT NULL,
	"version" integer NOT NULL,
	"rules" jsonb NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "policy_shop_version_pk" PRIMARY KEY("shop","version")
);
--> statement-breakpoint
CREATE TABLE "returnable_units" (
	"shop" text NOT NULL,
	"order_id" text NOT NULL,
	"units" jsonb NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "returnable_units_shop_order_id_pk" PRIMARY KEY("shop","order_id")
);
--> statement-breakpoint
CREATE TABLE "shopify_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"state" text NOT NULL,
	"isOnline" boolean DEFAULT false NOT NULL,
	"scope" text,
	"expires" timestamp,
	"accessToken" text NOT NULL,
	"userId" bigint,
	"firstName" text,
	"lastName" text,
	"email" text,
	"accountOwner" boolean,
	"locale" text,
	"collaborator" boolean,
	"emailVerified" boolean,
	"refreshToken" text,
	"refreshTokenExpires" timestamp
);
--> statement-breakpoint
CREATE TABLE "settlement" (
	"plan_id" uuid PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"order_id" text NOT NULL,
	"order_name" text,
	"reference" text NOT NULL,
	"draft_id" uuid NOT NULL,
	"state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"valid_until" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"total" bigint,
	"currency" text,
	"shop_total" bigint,
	"shop_currency" text,
	"legs" jsonb NOT NULL,
	"return_id" text,
	"return_name" text,
	"refund_ids" jsonb NOT NULL,
	"refusal" jsonb,
	"owed" jsonb,
	"owed_count" integer DEFAULT 0 NOT NULL,
	"new_plan_id" uuid,
	"location_id" bigint NOT NULL,
	"staff_member_id" bigint,
	"device_id" text NOT NULL,
	"pos_version" text NOT NULL,
	"user_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_event" (
	"shop" text NOT NULL,
	"topic" text NOT NULL,
	"event_id" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "webhook_event_shop_topic_event_id_pk" PRIMARY KEY("shop","topic","event_id")
);
--> statement-breakpoint
ALTER TABLE "journal_entry" ADD CONSTRAINT "journal_entry_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settlement" ADD CONSTRAINT "settlement_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "journal_entry_plan" ON "journal_entry" USING btree ("plan_id","id");--> statement-breakpoint
CREATE INDEX "plan_order" ON "plan" USING btree ("shop","order_id");--> statement-breakpoint
CREATE INDEX "shopify_sessions_shop" ON "shopify_sessions" USING btree ("shop");--> statement-breakpoint
CREATE UNIQUE INDEX "settlement_running" ON "settlement" USING btree ("shop","order_id") WHERE "settlement"."state" in ('accepted', 'return_created', 'return_processed');--> statement-breakpoint
CREATE INDEX "settlement_log" ON "settlement" USING btree ("shop","at" DESC NULLS FIRST,"plan_id" DESC NULLS FIRST) WHERE "settlement"."state" <> 'superseded';--> statement-breakpoint
CREATE INDEX "settlement_log_state" ON "settlement" USING btree ("shop","state","at" DESC NULLS FIRST,"plan_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "settlement_log_location" ON "settlement" USING btree ("shop","location_id","at" DESC NULLS FIRST,"plan_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "settlement_log_staff" ON "settlement" USING btree ("shop","staff_member_id","at" DESC NULLS FIRST,"plan_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "settlement_order_name" ON "settlement" USING btree ("shop","order_name");--> statement-breakpoint
CREATE INDEX "settlement_reference" ON "settlement" USING btree ("shop","reference");--> statement-breakpoint
CREATE INDEX "settlement_draft" ON "settlement" USING btree ("shop","draft_id");--> statement-breakpoint
CREATE INDEX "settlement_order" ON "settlement" USING btree ("shop","order_id");