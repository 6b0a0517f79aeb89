DROP VIEW v_postfix_forwarder;
DROP VIEW v_dovecot_rules;
DROP TABLE mail_filter;
DROP TABLE mail_rules;
