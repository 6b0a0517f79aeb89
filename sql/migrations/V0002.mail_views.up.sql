-- What Dovecot and Postfix may see. They have no right to any table but mailbox_usage.
-- The token view is the one place that reads the real clock: Dovecot cannot bind a time.

CREATE SQL SECURITY DEFINER VIEW v_mailbox_open AS
  SELECT a.address, a.is_primary, m.id AS mailbox_id, m.home, m.quota_bytes, m.state, m.password_hash
    FROM address a
    JOIN mailbox m ON m.id = a.mailbox_id AND m.state <> 'deleted'
    JOIN domain d ON d.id = m.domain_id AND d.active
   WHERE a.valid_until IS NULL;

CREATE SQL SECURITY DEFINER VIEW v_dovecot_password AS
  SELECT address, password_hash AS password FROM v_mailbox_open
   WHERE is_primary AND state = 'active' AND password_hash IS NOT NULL;

CREATE SQL SECURITY DEFINER VIEW v_dovecot_token AS
  SELECT t.id AS token_id, CONCAT(LOWER(HEX(t.id)), '*', o.address) AS login, o.address,
         LOWER(HEX(t.token_hash)) AS token_hash
    FROM webmail_token t
    JOIN v_mailbox_open o ON o.mailbox_id = t.mailbox_id AND o.is_primary AND o.state = 'active'
   WHERE t.expires_at > UTC_TIMESTAMP(3);

CREATE SQL SECURITY DEFINER VIEW v_dovecot_user AS
  SELECT a.address, a.home, CONCAT('*:bytes=', a.quota_bytes) AS quota_rule, p.address AS primary_address
    FROM v_mailbox_open a
    JOIN v_mailbox_open p ON p.mailbox_id = a.mailbox_id AND p.is_primary;

CREATE SQL SECURITY DEFINER VIEW v_postfix_domain AS
  SELECT name AS domain, active FROM domain;

CREATE SQL SECURITY DEFINER VIEW v_postfix_mailbox AS
  SELECT address FROM v_mailbox_open;

CREATE SQL SECURITY DEFINER VIEW v_postfix_sender AS
  SELECT a.address AS sender, p.address AS login
    FROM v_mailbox_open a
    JOIN v_mailbox_open p ON p.mailbox_id = a.mailbox_id AND p.is_primary AND p.state = 'active';
