-- Who has shown both keys and may confirm: one a browser, on the server, so that no step can be made up or taken over.

CREATE TABLE self_service_request (
  visitor_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the cookie of the browser that gave the keys',
  number       BINARY(8) NOT NULL COMMENT 'random; the form to confirm carries it: a page left open for somebody else confirms nothing',
  site_id      SMALLINT UNSIGNED NOT NULL COMMENT 'where; no other site honours it',
  person_id    BIGINT UNSIGNED NOT NULL COMMENT 'whom the keys select',
  created_at   DATETIME(3) NOT NULL COMMENT 'UTC',
  expires_at   DATETIME(3) NOT NULL COMMENT 'UTC; 15 minutes after the keys were given',
  outcome      ENUM('created','reset','sent_before') NULL COMMENT 'what came of it; NULL: not confirmed yet',
  PRIMARY KEY (visitor_hash),
  KEY site (site_id),
  KEY person (person_id),
  KEY expires (expires_at),
  CONSTRAINT self_service_request_site FOREIGN KEY (site_id) REFERENCES site (id),
  CONSTRAINT self_service_request_person FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE=InnoDB COMMENT='Self-service between its steps';
