-- The data's backbone: whose site, who, which mailbox, under which address, held by whom, and what happened.
-- Times are UTC and always bound by the program (SQL never reads the clock). Addresses are utf8mb4_bin: with an ascii
-- column one RCPT TO with a non-ASCII character makes MariaDB refuse to compare, and Postfix then defers all mail.

CREATE TABLE site (
  id         SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'internal number',
  site_key   VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'name of sites/<site_key>.toml, where host, brand and channels stand',
  PRIMARY KEY (id),
  UNIQUE KEY site_key (site_key)
) ENGINE=InnoDB COMMENT='An institution''s portal: every mailbox, session and message belongs to one';

CREATE TABLE domain (
  id         SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'internal number',
  site_id    SMALLINT UNSIGNED NOT NULL COMMENT 'the site that serves it',
  name       VARCHAR(253) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'lower-case mail domain (RFC 1035)',
  active     BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'false: receives and sends nothing, nobody enters',
  PRIMARY KEY (id),
  UNIQUE KEY name (name),
  CONSTRAINT domain_site FOREIGN KEY (site_id) REFERENCES site (id)
) ENGINE=InnoDB COMMENT='A mail domain of a site';

CREATE TABLE person (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'internal number, the only name logs use',
  site_id     SMALLINT UNSIGNED NOT NULL COMMENT 'the institution that knows this person',
  given_names VARCHAR(100) NOT NULL COMMENT 'as the register has it',
  surnames    VARCHAR(100) NOT NULL COMMENT 'one or two, as the register has it',
  created_at  DATETIME(3) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (id),
  KEY site (site_id),
  CONSTRAINT person_site FOREIGN KEY (site_id) REFERENCES site (id)
) ENGINE=InnoDB COMMENT='Who';

CREATE TABLE mailbox (
  id                  BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'never changes identity',
  domain_id           SMALLINT UNSIGNED NOT NULL COMMENT 'the domain it was made in',
  home                VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'folder below the mail store, never re-used',
  quota_bytes         BIGINT UNSIGNED NOT NULL DEFAULT 16106127360 COMMENT 'bytes; 15 GiB',
  state               ENUM('pending','active','blocked','suspended','deleted') NOT NULL COMMENT 'what each allows: docs/architecture.md',
  password_hash       VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT '{ARGON2ID}$argon2id$..., NULL: none chosen yet',
  password_changed_at DATETIME(3) NULL COMMENT 'UTC; when the person last chose it',
  created_at          DATETIME(3) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (id),
  UNIQUE KEY home (home),
  KEY domain (domain_id),
  CONSTRAINT mailbox_domain FOREIGN KEY (domain_id) REFERENCES domain (id)
) ENGINE=InnoDB COMMENT='A store of messages with a state, a quota and a password';

CREATE TABLE address (
  address     VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'lower-case local@domain (RFC 5321: 254 at most); taken for ever',
  mailbox_id  BIGINT UNSIGNED NOT NULL COMMENT 'where its mail goes',
  is_primary  BOOLEAN NOT NULL COMMENT 'the one name of the mailbox that signs in and sends',
  valid_from  DATETIME(3) NOT NULL COMMENT 'UTC',
  valid_until DATETIME(3) NULL COMMENT 'UTC; NULL: in use',
  PRIMARY KEY (address),
  KEY mailbox (mailbox_id),
  CONSTRAINT address_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id),
  CONSTRAINT address_lower CHECK (address = LOWER(address))
) ENGINE=InnoDB COMMENT='A name of a mailbox; the key makes re-use by another impossible';

CREATE TABLE holding (
  id           BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'internal number',
  mailbox_id   BIGINT UNSIGNED NOT NULL COMMENT 'what is held',
  person_id    BIGINT UNSIGNED NULL COMMENT 'who holds it; NULL only for a mailbox of the institution itself',
  account_type ENUM('personal','work_centre','function','service') NOT NULL COMMENT 'a personal one is never reassigned',
  valid_from   DATETIME(3) NOT NULL COMMENT 'UTC',
  valid_until  DATETIME(3) NULL COMMENT 'UTC; NULL: holds it now',
  PRIMARY KEY (id),
  KEY mailbox (mailbox_id, valid_until),
  KEY person (person_id, valid_until),
  CONSTRAINT holding_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id),
  CONSTRAINT holding_person FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE=InnoDB COMMENT='Whose a mailbox is, from when until when';

CREATE TABLE activation (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'internal number',
  mailbox_id  BIGINT UNSIGNED NOT NULL COMMENT 'the mailbox whose password it may set',
  secret_hmac BINARY(32) NOT NULL COMMENT 'HMAC-SHA-256 of the credential (at least 80 random bits)',
  issued_at   DATETIME(3) NOT NULL COMMENT 'UTC',
  expires_at  DATETIME(3) NOT NULL COMMENT 'UTC',
  used_at     DATETIME(3) NULL COMMENT 'UTC; it works once',
  voided_at   DATETIME(3) NULL COMMENT 'UTC; a newer one was issued or used',
  PRIMARY KEY (id),
  KEY mailbox (mailbox_id),
  CONSTRAINT activation_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id)
) ENGINE=InnoDB COMMENT='Temporary credentials: never open the inbox, only set one''s own password';

CREATE TABLE session (
  id_hash        BINARY(32) NOT NULL COMMENT 'SHA-256 of the 256 random bits in the cookie',
  mailbox_id     BIGINT UNSIGNED NOT NULL COMMENT 'whose',
  site_id        SMALLINT UNSIGNED NOT NULL COMMENT 'where; no other site honours it',
  created_at     DATETIME(3) NOT NULL COMMENT 'UTC',
  last_seen_at   DATETIME(3) NOT NULL COMMENT 'UTC, to the minute; idle limit counts from here',
  expires_at     DATETIME(3) NOT NULL COMMENT 'UTC; absolute limit',
  remote_address VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'where it was opened from (IPv4 or IPv6 text)',
  user_agent     VARCHAR(200) NOT NULL COMMENT 'the browser''s own words, cut',
  PRIMARY KEY (id_hash),
  KEY mailbox (mailbox_id, last_seen_at),
  KEY expires (expires_at),
  KEY last_seen (last_seen_at),
  CONSTRAINT session_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id),
  CONSTRAINT session_site FOREIGN KEY (site_id) REFERENCES site (id)
) ENGINE=InnoDB COMMENT='A signed-in browser at the portal; deleting the row ends it and, by cascade, its webmail';

CREATE TABLE webmail_ticket (
  ticket_hash  BINARY(32) NOT NULL COMMENT 'SHA-256 of the ticket in the URL',
  state_hash   BINARY(32) NOT NULL COMMENT 'SHA-256 of the state cookie at the webmail''s host',
  session_hash BINARY(32) NOT NULL COMMENT 'the portal session that asked',
  expires_at   DATETIME(3) NOT NULL COMMENT 'UTC; 30 s after issue',
  PRIMARY KEY (ticket_hash),
  KEY session (session_hash),
  KEY expires (expires_at),
  CONSTRAINT webmail_ticket_session FOREIGN KEY (session_hash) REFERENCES session (id_hash) ON DELETE CASCADE
) ENGINE=InnoDB COMMENT='One-time hand-over from the portal to the webmail; used means deleted';

CREATE TABLE webmail_session (
  id_hash      BINARY(32) NOT NULL COMMENT 'SHA-256 of the cookie at the webmail''s host',
  session_hash BINARY(32) NOT NULL COMMENT 'the portal session it hangs from',
  created_at   DATETIME(3) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (id_hash),
  KEY session (session_hash),
  CONSTRAINT webmail_session_session FOREIGN KEY (session_hash) REFERENCES session (id_hash) ON DELETE CASCADE
) ENGINE=InnoDB COMMENT='A browser let into the webmail';

CREATE TABLE webmail_token (
  id           BINARY(16) NOT NULL COMMENT 'left half of the IMAP log-in name, in hex there',
  mailbox_id   BIGINT UNSIGNED NOT NULL COMMENT 'the mailbox it opens',
  session_hash BINARY(32) NOT NULL COMMENT 'dies with this portal session',
  token_hash   BINARY(32) NOT NULL COMMENT 'SHA-256 of the token',
  expires_at   DATETIME(3) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (id),
  KEY session (session_hash),
  KEY expires (expires_at),
  CONSTRAINT webmail_token_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id),
  CONSTRAINT webmail_token_session FOREIGN KEY (session_hash) REFERENCES session (id_hash) ON DELETE CASCADE
) ENGINE=InnoDB COMMENT='Short-lived passwords by which the webmail opens IMAP and SMTP';

CREATE TABLE captcha_nonce (
  nonce      BINARY(16) NOT NULL COMMENT 'from the sealed challenge; present: burnt',
  expires_at DATETIME(3) NOT NULL COMMENT 'UTC; the challenge is refused from then on anyway, so the row may go',
  PRIMARY KEY (nonce),
  KEY expires (expires_at)
) ENGINE=InnoDB COMMENT='Security codes already checked once';

CREATE TABLE movement (
  id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'internal number; order is given by the sealer, not by this',
  occurred_at DATETIME(3) NOT NULL COMMENT 'UTC',
  action      VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'what happened, in past words: account_blocked, signed_in',
  actor_kind  ENUM('person','staff','operator','system') NOT NULL COMMENT 'who did it',
  actor_id    BIGINT UNSIGNED NULL COMMENT 'person or staff id; NULL for the operator''s command and the system',
  site_id     SMALLINT UNSIGNED NOT NULL COMMENT 'where',
  mailbox_id  BIGINT UNSIGNED NULL COMMENT 'on which mailbox',
  person_id   BIGINT UNSIGNED NULL COMMENT 'about whom',
  PRIMARY KEY (id),
  KEY mailbox (mailbox_id, occurred_at),
  CONSTRAINT movement_site FOREIGN KEY (site_id) REFERENCES site (id)
) ENGINE=InnoDB COMMENT='What happened, with ids only; programs may only INSERT and SELECT';

CREATE TABLE outbox (
  id            BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'internal number, also in the Message-ID',
  site_id       SMALLINT UNSIGNED NOT NULL COMMENT 'whose brand and sender',
  kind          ENUM('mail','sms','kick') NOT NULL COMMENT 'how it is delivered; kick ends open IMAP connections',
  state         ENUM('queued','delivered','failed') NOT NULL COMMENT 'failed: given up, kept for staff',
  mailbox_id    BIGINT UNSIGNED NULL COMMENT 'the mailbox it is about',
  sealed        MEDIUMBLOB NULL COMMENT 'AES-256-GCM of what is to be sent; NULL once delivered',
  created_at    DATETIME(3) NOT NULL COMMENT 'UTC',
  due_at        DATETIME(3) NOT NULL COMMENT 'UTC; not before',
  lease_until   DATETIME(3) NULL COMMENT 'UTC; a courier is at it until then',
  attempts      SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'tries so far',
  last_error    VARCHAR(200) NULL COMMENT 'why the last try failed; never names or addresses',
  delivered_at  DATETIME(3) NULL COMMENT 'UTC',
  PRIMARY KEY (id),
  KEY due (state, kind, due_at),
  KEY mailbox (mailbox_id),
  CONSTRAINT outbox_site FOREIGN KEY (site_id) REFERENCES site (id)
) ENGINE=InnoDB COMMENT='Messages to send, committed with what caused them';

CREATE TABLE mailbox_usage (
  address  VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'primary address',
  bytes    BIGINT NOT NULL DEFAULT 0 COMMENT 'bytes used',
  messages BIGINT NOT NULL DEFAULT 0 COMMENT 'messages kept',
  PRIMARY KEY (address)
) ENGINE=InnoDB COMMENT='How full each mailbox is; written by Dovecot (quota_clone), read by the portal with a LEFT JOIN';
