-- valija-auth-policy: counts what mail programs fail at, and remembers where they come from.
GRANT SELECT, INSERT, UPDATE, DELETE ON lockout TO valija_auth_policy@localhost;
GRANT SELECT, INSERT, UPDATE ON known_place TO valija_auth_policy@localhost;
