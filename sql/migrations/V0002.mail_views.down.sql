DROP VIEW v_postfix_sender, v_postfix_mailbox, v_postfix_domain, v_dovecot_user, v_dovecot_token, v_dovecot_password, v_mailbox_open;
