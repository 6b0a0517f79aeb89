-- Who serves an institution, and as what. The operator's command gives and takes roles; the console reads them at every
-- request, so that a role that was taken away ends at once.

CREATE TABLE staff (
  id              BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'internal number',
  site_id         SMALLINT UNSIGNED NOT NULL COMMENT 'the institution that they serve',
  domain_id       SMALLINT UNSIGNED NULL COMMENT 'the one domain that they serve; NULL: the whole site',
  mailbox_id      BIGINT UNSIGNED NOT NULL COMMENT 'the personal mailbox that they sign in with',
  role            ENUM('systems','help_desk','auditor','letters','admin') NOT NULL COMMENT 'what they may do; one row for each role',
  added_at        DATETIME(3) NOT NULL COMMENT 'UTC',
  removed_at      DATETIME(3) NULL COMMENT 'UTC; NULL: has the role now',
  live_mailbox_id BIGINT UNSIGNED AS (IF(removed_at IS NULL, mailbox_id, NULL)) PERSISTENT COMMENT 'the mailbox while it has the role',
  scope_domain_id SMALLINT UNSIGNED AS (COALESCE(domain_id, 0)) PERSISTENT COMMENT 'the domain; 0: the whole site',
  PRIMARY KEY (id),
  UNIQUE KEY live (live_mailbox_id, site_id, role, scope_domain_id),
  KEY site (site_id, removed_at),
  KEY mailbox (mailbox_id),
  KEY domain (domain_id),
  CONSTRAINT staff_site FOREIGN KEY (site_id) REFERENCES site (id),
  CONSTRAINT staff_domain FOREIGN KEY (domain_id) REFERENCES domain (id),
  CONSTRAINT staff_mailbox FOREIGN KEY (mailbox_id) REFERENCES mailbox (id)
) ENGINE=InnoDB COMMENT='Staff of an institution, from when until when; the key makes the same role twice impossible';
