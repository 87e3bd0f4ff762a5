CREATE TABLE "privacy_request" (
	"shop" text NOT NULL,
	"event_id" text NOT NULL,
	"order_ids" jsonb NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "privacy_request_shop_event_id_pk" PRIMARY KEY("shop","event_id")
);
--> statement-breakpoint
CREATE INDEX "settlement_owed" ON "settlement" USING btree ("shop","at" DESC NULLS FIRST,"plan_id" DESC NULLS FIRST) WHERE "settlement"."legs" @> '[{"status":"failed"}]';