-- valija-sign-on: reads who is behind a session, hands over, keeps the webmail's tokens.
GRANT SELECT ON site TO valija_sign_on@localhost;
GRANT SELECT ON domain TO valija_sign_on@localhost;
GRANT SELECT ON address TO valija_sign_on@localhost;
GRANT SELECT (id, domain_id, state) ON mailbox TO valija_sign_on@localhost;
GRANT SELECT ON holding TO valija_sign_on@localhost;
GRANT SELECT (id, given_names, first_surname, second_surname, mobile_confirmed_at, alternate_confirmed_at) ON person TO valija_sign_on@localhost;
GRANT SELECT, UPDATE (last_seen_at), DELETE ON session TO valija_sign_on@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON webmail_ticket TO valija_sign_on@localhost;
GRANT SELECT, INSERT, DELETE ON webmail_session TO valija_sign_on@localhost;
GRANT SELECT, INSERT ON webmail_token TO valija_sign_on@localhost;
GRANT SELECT ON domain_profile TO valija_sign_on@localhost;
GRANT SELECT ON terms_acceptance TO valija_sign_on@localhost;
GRANT SELECT ON entry_step_skip TO valija_sign_on@localhost;
GRANT SELECT ON sms_switch TO valija_sign_on@localhost;
