-- Postfix: which domains and addresses receive, and who may send as whom.
GRANT SELECT ON v_postfix_domain TO valija_postfix@localhost;
GRANT SELECT ON v_postfix_mailbox TO valija_postfix@localhost;
GRANT SELECT ON v_postfix_sender TO valija_postfix@localhost;
GRANT SELECT ON v_postfix_forwarder TO valija_postfix@localhost;
