DROP TABLE sms_refusal, sms_count, sms_switch;
ALTER TABLE outbox
  DROP KEY person, DROP COLUMN person_id, DROP COLUMN name, DROP COLUMN expires_at, DROP COLUMN give_up_at;
