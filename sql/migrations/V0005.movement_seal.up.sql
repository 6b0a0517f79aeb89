-- The trail's seal (docs/decisions/0007-seal-afterwards.md). Account transactions only INSERT a movement; the trigger lays its
-- number into a tray in the same transaction, and the sealer takes it from there. The trigger runs with the rights of the
-- migration user, so a program that may INSERT a movement needs no right to the tray.

CREATE TABLE movement_seal (
  number      BIGINT UNSIGNED NOT NULL COMMENT '1, 2, 3, ... without a gap; given by the sealer',
  movement_id BIGINT UNSIGNED NOT NULL COMMENT 'the movement that was sealed under this number',
  mac         BINARY(32) NOT NULL COMMENT 'HMAC-SHA-256 of the previous mac, the number and the whole movement; the key is outside',
  sealed_at   DATETIME(3) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (number),
  UNIQUE KEY movement (movement_id),
  CONSTRAINT movement_seal_movement FOREIGN KEY (movement_id) REFERENCES movement (id)
) ENGINE=InnoDB COMMENT='The chain over all movements; programs may only INSERT and SELECT';

CREATE TABLE movement_pending (
  movement_id BIGINT UNSIGNED NOT NULL COMMENT 'a movement that has no seal yet',
  PRIMARY KEY (movement_id),
  CONSTRAINT movement_pending_movement FOREIGN KEY (movement_id) REFERENCES movement (id)
) ENGINE=InnoDB COMMENT='What waits to be sealed; filled by a trigger, emptied by the sealer';

CREATE TABLE movement_sealer (
  id             TINYINT UNSIGNED NOT NULL COMMENT '1: there is one row',
  holder         BINARY(16) NULL COMMENT 'random name of the courier that seals',
  lease_until    DATETIME(3) NULL COMMENT 'UTC; nobody else seals before; NULL: nobody seals',
  head_mailed_at DATETIME(3) NULL COMMENT 'UTC; when the head was last mailed to the auditor',
  PRIMARY KEY (id)
) ENGINE=InnoDB COMMENT='Whose turn it is to seal, and when the head was sent away';

INSERT INTO movement_sealer (id) VALUES (1);

CREATE TRIGGER movement_inserted AFTER INSERT ON movement FOR EACH ROW
  INSERT INTO movement_pending (movement_id) VALUES (NEW.id);

-- What happened before there was a seal; IGNORE, for what came in since the trigger is there.
INSERT IGNORE INTO movement_pending (movement_id) SELECT id FROM movement;
