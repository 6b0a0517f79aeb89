# shellcheck shell=bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# The instance's MariaDB: its folder, its users with just the rights of sql/grants, its migrations.

# The database's root, over the socket (unix_socket authentication: only the system's root).
sql() { mariadb --defaults-file="$V/etc/mariadb/my.cnf" --user=root --batch --skip-column-names "$@"; }

make_database_folder() {
    install -d -m 755 -o mysql -g mysql "$V/run/mysql"
    ln -sfn mysql/mysql.sock "$V/run/mysql.sock"
    [ ! -f "$V/db/ready" ] || return 0
    rm -rf "$V/db"
    install -d -m 700 -o mysql -g mysql "$V/db"
    mariadb-install-db --defaults-file="$V/etc/mariadb/my.cnf" --user=mysql --auth-root-authentication-method=socket \
        --auth-root-socket-user=root --skip-test-db
    install -m 600 -o mysql -g mysql /dev/null "$V/db/ready"
}

make_database() {
    sql -e "CREATE DATABASE IF NOT EXISTS valija CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci"
}

# Users are made again from their files only when something about them changed: running programs keep their rights.
make_database_users() {
    local stamp=$V/etc/keys/grants.stamp now
    now=$(hash_files "$APP/sql/grants" "$APP/sql/migrations" "$V/etc/secrets")
    [ "$(cat "$stamp" 2>/dev/null)" != "$now" ] || return 0
    user_statements | sql valija
    printf '%s\n' "$now" >"$stamp"
}

user_statements() {
    local file program user
    for file in "$APP"/sql/grants/*.sql; do
        [ -f "$file" ] || continue
        program=$(basename "$file" .sql)
        program=${program#valija}
        user="valija_${program//-/_}@localhost"
        printf "CREATE USER IF NOT EXISTS %s;\nALTER USER %s IDENTIFIED BY '%s';\n" \
            "$user" "$user" "$(secret "password-$program" 16)"
        printf 'REVOKE ALL PRIVILEGES, GRANT OPTION FROM %s;\n' "$user"
        cat "$file"
    done
}
