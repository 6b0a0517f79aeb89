-- A token has a purpose, and valija-account may make those of one purpose alone. What a person accepted or left for later is theirs,
-- not the next holder's.

ALTER TABLE webmail_token
  ADD COLUMN purpose ENUM('rules','webmail') NOT NULL DEFAULT 'rules' COMMENT 'rules: ManageSieve alone; webmail: IMAP and SMTP alone';
UPDATE webmail_token SET purpose = 'webmail';

CREATE OR REPLACE SQL SECURITY DEFINER VIEW v_dovecot_token AS
  SELECT t.id AS token_id, CONCAT(LOWER(HEX(t.id)), '*', o.address) AS login, o.address,
         LOWER(HEX(t.token_hash)) AS token_hash, t.purpose
    FROM webmail_token t
    JOIN v_mailbox_open o ON o.mailbox_id = t.mailbox_id AND o.is_primary AND o.state = 'active'
   WHERE t.expires_at > UTC_TIMESTAMP(3);

ALTER TABLE terms_acceptance
  ADD COLUMN person_id BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'who held it; 0: nobody by name',
  DROP PRIMARY KEY, ADD PRIMARY KEY (mailbox_id, version, person_id);
UPDATE terms_acceptance t
  JOIN holding h ON h.mailbox_id = t.mailbox_id AND h.valid_from <= t.accepted_at AND (h.valid_until IS NULL OR h.valid_until > t.accepted_at)
   SET t.person_id = COALESCE(h.person_id, 0);

ALTER TABLE entry_step_skip
  ADD COLUMN person_id BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'who held it; 0: nobody by name',
  DROP PRIMARY KEY, ADD PRIMARY KEY (mailbox_id, step, person_id);
UPDATE entry_step_skip s JOIN holding h ON h.mailbox_id = s.mailbox_id AND h.valid_until IS NULL SET s.person_id = COALESCE(h.person_id, 0);

-- The webmail's form neither shows nor keeps these any more: what somebody else put there would go on in silence.
UPDATE rc_identities SET bcc = '', `reply-to` = '';
