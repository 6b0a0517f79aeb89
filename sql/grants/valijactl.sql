-- valijactl: the operator's command, the account service's hands.
GRANT SELECT, INSERT ON site TO valija_ctl@localhost;
GRANT SELECT, INSERT, UPDATE ON domain TO valija_ctl@localhost;
GRANT SELECT, INSERT, UPDATE ON domain_profile TO valija_ctl@localhost;
GRANT SELECT, INSERT, UPDATE ON level TO valija_ctl@localhost;
GRANT SELECT, INSERT, UPDATE ON office TO valija_ctl@localhost;
GRANT SELECT, INSERT, UPDATE ON work_centre TO valija_ctl@localhost;
GRANT SELECT, INSERT, UPDATE ON person TO valija_ctl@localhost;
GRANT SELECT, INSERT, UPDATE ON mailbox TO valija_ctl@localhost;
GRANT SELECT, INSERT, UPDATE ON address TO valija_ctl@localhost;
GRANT SELECT, INSERT, UPDATE ON holding TO valija_ctl@localhost;
GRANT SELECT, INSERT, UPDATE ON activation TO valija_ctl@localhost;
GRANT SELECT, DELETE ON session TO valija_ctl@localhost;
GRANT SELECT, DELETE ON device TO valija_ctl@localhost;
GRANT SELECT ON mailbox_usage TO valija_ctl@localhost;
GRANT SELECT, INSERT ON movement TO valija_ctl@localhost;
GRANT SELECT ON movement_seal TO valija_ctl@localhost;
GRANT SELECT ON movement_pending TO valija_ctl@localhost;
GRANT SELECT, INSERT, UPDATE ON outbox TO valija_ctl@localhost;
