CREATE TABLE "gift_card_variant" (
	"shop" text NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"product_id" text NOT NULL,
	"variant_id" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "gift_card_variant_shop_currency_amount_pk" PRIMARY KEY("shop","currency","amount")
);
--> statement-breakpoint
CREATE TABLE "gift_card" (
	"plan_id" uuid PRIMARY KEY NOT NULL,
	"shop" text NOT NULL,
	"order_id" text NOT NULL,
	"route" text NOT NULL,
	"amount" bigint NOT NULL,
	"currency" text NOT NULL,
	"sealed_code" text NOT NULL,
	"last_characters" text NOT NULL,
	"scanned" boolean NOT NULL,
	"variant_id" text,
	"gift_card_id" text,
	"issued_at" timestamp with time zone,
	"unknown_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "gift_card" ADD CONSTRAINT "gift_card_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gift_card_order" ON "gift_card" USING btree ("shop","order_id");