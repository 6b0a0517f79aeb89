-- Of several holders' rows, the last one stays.
DELETE s FROM entry_step_skip s JOIN entry_step_skip o ON o.mailbox_id = s.mailbox_id AND o.step = s.step
   AND (o.skipped_until, o.person_id) > (s.skipped_until, s.person_id);
ALTER TABLE entry_step_skip DROP PRIMARY KEY, ADD PRIMARY KEY (mailbox_id, step), DROP COLUMN person_id;

DELETE t FROM terms_acceptance t JOIN terms_acceptance o ON o.mailbox_id = t.mailbox_id AND o.version = t.version
   AND (o.accepted_at, o.person_id) > (t.accepted_at, t.person_id);
ALTER TABLE terms_acceptance DROP PRIMARY KEY, ADD PRIMARY KEY (mailbox_id, version), DROP COLUMN person_id;

CREATE OR REPLACE SQL SECURITY DEFINER VIEW v_dovecot_token AS
  SELECT t.id AS token_id, CONCAT(LOWER(HEX(t.id)), '*', o.address) AS login, o.address,
         LOWER(HEX(t.token_hash)) AS token_hash
    FROM webmail_token t
    JOIN v_mailbox_open o ON o.mailbox_id = t.mailbox_id AND o.is_primary AND o.state = 'active'
   WHERE t.expires_at > UTC_TIMESTAMP(3);
ALTER TABLE webmail_token DROP COLUMN purpose;
