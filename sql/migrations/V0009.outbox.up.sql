-- The outbox says whom a message is about, from which template it is written and until when it is worth anything, so that staff can
-- find it without opening it; and what short messages may cost: a switch, counters, and what the caps refused.

ALTER TABLE outbox
  ADD COLUMN person_id BIGINT UNSIGNED NULL COMMENT 'the person it is about' AFTER mailbox_id,
  ADD COLUMN name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'its template: account_created; NULL: written when it was queued' AFTER person_id,
  ADD COLUMN expires_at DATETIME(3) NULL COMMENT 'UTC; what it carries is worth nothing from then on, so it is not sent any more; NULL: never' AFTER due_at,
  ADD COLUMN give_up_at DATETIME(3) NULL COMMENT 'UTC; the last try: 48 h after it was queued, or queued again by staff' AFTER expires_at,
  ADD KEY person (person_id);
UPDATE outbox SET give_up_at = created_at + INTERVAL 48 HOUR;
ALTER TABLE outbox MODIFY COLUMN give_up_at DATETIME(3) NOT NULL COMMENT 'UTC; the last try: 48 h after it was queued, or queued again by staff';

CREATE TABLE sms_switch (
  id         TINYINT UNSIGNED NOT NULL COMMENT '1: there is one row',
  is_open    BOOLEAN NOT NULL COMMENT 'false: no short message is queued and none is sent',
  changed_at DATETIME(3) NULL COMMENT 'UTC; when an operator last moved it; NULL: never',
  PRIMARY KEY (id)
) ENGINE=InnoDB COMMENT='The kill switch of short messages; a missing row is a closed one';

INSERT INTO sms_switch (id, is_open) VALUES (1, TRUE);

CREATE TABLE sms_count (
  subject      BINARY(16) NOT NULL COMMENT 'HMAC of what is counted: a number, a person, a network, a day, all; the key is outside',
  sent         INT UNSIGNED NOT NULL COMMENT 'messages queued in this window',
  window_until DATETIME(3) NOT NULL COMMENT 'UTC; from then on counted anew',
  PRIMARY KEY (subject),
  KEY window_until (window_until)
) ENGINE=InnoDB COMMENT='How many short messages were queued, for the caps';

CREATE TABLE sms_refusal (
  id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'internal number',
  site_id    SMALLINT UNSIGNED NOT NULL COMMENT 'where',
  reason     ENUM('not_a_number','country','stopped','number','person','address','day','all') NOT NULL COMMENT 'why; from number on a cap',
  name       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'template of the message that was not queued',
  mailbox_id BIGINT UNSIGNED NULL COMMENT 'the mailbox it was about',
  person_id  BIGINT UNSIGNED NULL COMMENT 'the person it was about',
  refused_at DATETIME(3) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (id),
  KEY refused (refused_at),
  CONSTRAINT sms_refusal_site FOREIGN KEY (site_id) REFERENCES site (id)
) ENGINE=InnoDB COMMENT='Short messages that a cap, the switch or the list of countries refused; kept for 30 days';
