DELETE FROM outbox WHERE kind = 'recovery';
ALTER TABLE outbox MODIFY COLUMN kind ENUM('mail','sms','kick') NOT NULL COMMENT 'how it is delivered; kick ends open IMAP connections';
DROP TABLE recovery_request;
