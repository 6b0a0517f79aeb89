-- What a person is asked when they first enter: a mobile, an alternate address, the conditions of use. And the institution's other
-- tools, to which their account leads.

ALTER TABLE domain_profile
  ADD COLUMN mobile_step ENUM('off','optional','required') NOT NULL DEFAULT 'optional' COMMENT 'registering a mobile at the first entry',
  ADD COLUMN alternate_step ENUM('off','optional','required') NOT NULL DEFAULT 'optional' COMMENT 'registering an alternate address at the first entry',
  ADD COLUMN terms_step ENUM('off','optional','required') NOT NULL DEFAULT 'required' COMMENT 'accepting the conditions of use, again with each version';

CREATE TABLE terms_acceptance (
  mailbox_id  BIGINT UNSIGNED NOT NULL COMMENT 'with which account',
  version     VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'terms_version of sites/<site_key>.toml then',
  accepted_at DATETIME(3) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (mailbox_id, version),
  CONSTRAINT terms_acceptance_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id)
) ENGINE=InnoDB COMMENT='Which conditions of use were accepted, and when';

CREATE TABLE entry_step_skip (
  mailbox_id    BIGINT UNSIGNED NOT NULL COMMENT 'whose',
  step          ENUM('mobile','alternate_address','terms') NOT NULL COMMENT 'what was left for later',
  skipped_until DATETIME(3) NOT NULL COMMENT 'UTC; asked again from then on',
  PRIMARY KEY (mailbox_id, step),
  CONSTRAINT entry_step_skip_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id)
) ENGINE=InnoDB COMMENT='Steps of the first entry that their person left for later';

CREATE TABLE domain_tool (
  domain_id SMALLINT UNSIGNED NOT NULL COMMENT 'whose people see it',
  name      VARCHAR(60) NOT NULL COMMENT 'as people call it: Unidad, Calendario, Aula',
  url       VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'https://...',
  PRIMARY KEY (domain_id, name),
  CONSTRAINT domain_tool_domain FOREIGN KEY (domain_id) REFERENCES domain (id)
) ENGINE=InnoDB COMMENT='The institution''s other tools, to which an account''s page links';
