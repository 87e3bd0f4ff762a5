-- What was planned and what happened is never rewritten. Erasing on a shop's or a customer's legal request is the one
-- exception: the erasing transaction says so with SET LOCAL counter_returns.erasing = 'on'.
CREATE FUNCTION keep_as_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('counter_returns.erasing', true) = 'on' THEN
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE ON "journal_entry" FOR EACH ROW EXECUTE FUNCTION keep_as_written();
--> statement-breakpoint
CREATE TRIGGER plan_append_only BEFORE UPDATE OR DELETE ON "plan" FOR EACH ROW EXECUTE FUNCTION keep_as_written();
--> statement-breakpoint
-- Version 1, for every shop without rules of its own: whatever Shopify lets come back may come back.
INSERT INTO "policy" ("shop", "version", "rules", "made_at") VALUES ('*', 1, '{}', '2026-11-01T00:00:00Z');
