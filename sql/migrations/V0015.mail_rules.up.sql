-- Forwarding, automatic answers and filters: what Dovecot's Sieve does with a mailbox's mail. The rows are the truth, the script
-- that Dovecot runs is made from them (docs/decisions/0013).

CREATE TABLE mail_rules (
  mailbox_id       BIGINT UNSIGNED NOT NULL COMMENT 'whose mail; no row: no rules',
  generation       INT UNSIGNED NOT NULL COMMENT 'counts changes; the script that runs is called valija-<generation>',
  forward_to       VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'address that each message is sent on to, lower case; none: NULL',
  keeps_copy       BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'what is sent on stays here too',
  vacation_on      BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'answers by itself',
  vacation_from    DATE NULL COMMENT 'first day of the answer, at the site; none: at once',
  vacation_until   DATE NULL COMMENT 'last day of the answer; none: until it is switched off',
  vacation_subject VARCHAR(100) NOT NULL DEFAULT '' COMMENT 'subject of the answer; empty: Dovecot''s own words',
  vacation_text    VARCHAR(2000) NOT NULL DEFAULT '' COMMENT 'the answer, kept while it is off',
  PRIMARY KEY (mailbox_id),
  CONSTRAINT mail_rules_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id)
) ENGINE=InnoDB COMMENT='What a person wants done with the mail that arrives';

CREATE TABLE mail_filter (
  mailbox_id BIGINT UNSIGNED NOT NULL COMMENT 'whose mail',
  position   TINYINT UNSIGNED NOT NULL COMMENT 'from 1, without a gap; the first one that matches acts',
  field      ENUM('from','to','subject') NOT NULL COMMENT 'where it looks; to: Cc as well',
  contains   VARCHAR(100) NOT NULL COMMENT 'what must stand there, large or small letters alike',
  action     ENUM('folder','flag','seen','trash') NOT NULL COMMENT 'laid into a folder, marked, marked as read, laid into the bin',
  folder     VARCHAR(60) NOT NULL DEFAULT '' COMMENT 'for folder: its name; made when it is not there',
  PRIMARY KEY (mailbox_id, position),
  CONSTRAINT mail_filter_rules FOREIGN KEY (mailbox_id) REFERENCES mail_rules (mailbox_id) ON DELETE CASCADE
) ENGINE=InnoDB COMMENT='A person''s filters, at most 20';

-- Which script runs: an open mailbox's own. Blocked and suspended ones neither forward nor answer.
CREATE SQL SECURITY DEFINER VIEW v_dovecot_rules AS
  SELECT o.address AS primary_address, CONCAT('valija-', r.generation) AS script,
         CONCAT('<', SUBSTRING_INDEX(o.address, '@', 1), '+reenvio@', SUBSTRING_INDEX(o.address, '@', -1), '>') AS forwards_as
    FROM mail_rules r
    JOIN v_mailbox_open o ON o.mailbox_id = r.mailbox_id AND o.is_primary AND o.state = 'active';

CREATE SQL SECURITY DEFINER VIEW v_postfix_forwarder AS
  SELECT o.address
    FROM mail_rules r
    JOIN v_mailbox_open o ON o.mailbox_id = r.mailbox_id AND o.is_primary AND o.state = 'active'
   WHERE r.forward_to IS NOT NULL;
