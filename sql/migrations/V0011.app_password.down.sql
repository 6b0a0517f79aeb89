DROP VIEW v_dovecot_app_password;
DROP TABLE app_password;
