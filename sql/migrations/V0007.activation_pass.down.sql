DROP TABLE activation_pass;
ALTER TABLE activation DROP KEY live, DROP COLUMN live_mailbox_id;
