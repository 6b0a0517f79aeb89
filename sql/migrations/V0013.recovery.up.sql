-- Recovering a password: one request a browser, made for whatever user name was typed, so that nothing tells a known one from an
-- unknown one. What is to be sent goes through the outbox as kind recovery: the courier finds out to whom, if to anybody.

CREATE TABLE recovery_request (
  visitor_hash    BINARY(32) NOT NULL COMMENT 'SHA-256 of the cookie of the browser that asked',
  number          BINARY(8) NOT NULL COMMENT 'random; the forms carry it: a page left open for another request does nothing',
  site_id         SMALLINT UNSIGNED NOT NULL COMMENT 'where; no other site honours it',
  mailbox_id      BIGINT UNSIGNED NULL COMMENT 'whose password; NULL: the user name has no open account, and no code is ever right',
  created_at      DATETIME(3) NOT NULL COMMENT 'UTC',
  expires_at      DATETIME(3) NOT NULL COMMENT 'UTC; 25 hours after it was made, the last code''s life included',
  channel         ENUM('mobile','alternate_address') NULL COMMENT 'where the last code was asked to; NULL: nowhere yet',
  code_hmac       BINARY(32) NULL COMMENT 'HMAC-SHA-256 of number and code, with a key outside the database',
  link_hmac       BINARY(32) NULL COMMENT 'the same of the token in the mailed link',
  code_expires_at DATETIME(3) NULL COMMENT 'UTC; 10 minutes by short message, 24 hours by mail',
  sent_at         DATETIME(3) NULL COMMENT 'UTC; when the courier queued the message with this code; NULL: nobody has it',
  sends           TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'codes asked for; 5 at most',
  tries           TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'wrong codes; 3 end the request, whatever was sent meanwhile',
  verified_at     DATETIME(3) NULL COMMENT 'UTC; the code or the link was right; a password may be chosen for 15 minutes',
  factor_at       DATETIME(3) NULL COMMENT 'UTC; the second factor was right, where the account has one',
  PRIMARY KEY (visitor_hash),
  KEY site (site_id),
  KEY mailbox (mailbox_id),
  KEY expires (expires_at),
  CONSTRAINT recovery_request_site FOREIGN KEY (site_id) REFERENCES site (id),
  CONSTRAINT recovery_request_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id)
) ENGINE=InnoDB COMMENT='Recoveries under way; deleted when the password is chosen, and by any other change of password or contact';

ALTER TABLE outbox MODIFY COLUMN kind ENUM('mail','sms','kick','recovery') NOT NULL
  COMMENT 'how it is delivered; kick ends open IMAP connections; recovery becomes a mail, a short message or nothing';
