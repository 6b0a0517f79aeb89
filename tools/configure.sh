# shellcheck shell=bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# V/etc: secrets made once, settings that the operator may change, and everything else rendered anew from the templates
# that were installed in V/app. A template says @NAME@; the names are filled by load_values.

declare -A VALUE # NAME -> what stands in its place

write_configuration() {
    load_values
    load_settings
    load_sms_values
    render_common
    render_sites
    write_secrets
    make_certificate
}

# Keys: 32 random bytes in hex. Passwords of database users and daemons: 32 hex digits.
load_values() {
    VALUE=(
        [V]=$V [PORT]=$PORT [SMTP_PORT]=$((PORT + 1)) [SUBMISSION_PORT]=$((PORT + 2)) [IMAP_PORT]=$((PORT + 3))
        [COURIER_PORT]=$((PORT + 4)) [IMAPS_PORT]=$((PORT + 5)) [POLICY_PORT]=$((PORT + 6)) [WEBMAIL_SUBMISSION_PORT]=$((PORT + 7))
        [MANAGESIEVE_PORT]=$((PORT + 8)) [SIEVE_SUBMISSION_PORT]=$((PORT + 9))
        [PW_DOVECOT]=$(secret password-dovecot 16) [PW_POSTFIX]=$(secret password-postfix 16)
        [PW_ROUNDCUBE]=$(secret password-roundcube 16) [DOVEADM_KEY]=$(secret doveadm 16) [POLICY_KEY]=$(secret policy 16) [MARK_KEY]=$(secret password-mark 16)
        [APP_PASSWORD_KEY]=$(secret app_password 32)
        [ROUNDCUBE_KEY]=$(secret roundcube 12)
        [ASSETS]=$(assets_hash)
        [FIRST_BASE_URL]=$(sed -n "s/^base_url *= *\"\(.*\)\"/\1/p" "$APP"/sites/*.toml | head -n 1)
    )
    VALUE[FIRST_BASE_URL]=${VALUE[FIRST_BASE_URL]//@PORT@/$PORT}
}

# A modem when the operator has named its device, else Gammu's dummy phone. V/etc/keys/sim-pin and V/etc/keys/sms-token are the
# operator's to write; without the first no PIN is said, without the second no token shown.
load_sms_values() {
    VALUE[SMS_MODEL]='' VALUE[SMS_HOW]=${VALUE[SMS_CONNECTION]} VALUE[SMS_PORT]=${VALUE[SMS_DEVICE]}
    VALUE[PW_SIM]='' VALUE[SMS_ON_SENT]=''
    if [ -z "${VALUE[SMS_DEVICE]}" ]; then
        VALUE[SMS_MODEL]=dummy VALUE[SMS_HOW]=none VALUE[SMS_PORT]=$V/sms/phone
        VALUE[SMS_ON_SENT]="runonsent = $APP/mail/sms-outside-deliver $V/outside/sms"
    elif [ -s "$V/etc/keys/sim-pin" ]; then
        VALUE[PW_SIM]="pin = $(cat "$V/etc/keys/sim-pin")"
    fi
}

# secret NAME BYTES: the random bytes of V/etc/keys/NAME in hex, made when first asked for and never again.
secret() {
    local file=$V/etc/keys/$1
    [ -s "$file" ] || (umask 077 && openssl rand -hex "$2" >"$file.new" && mv "$file.new" "$file")
    cat "$file"
}

# Names the folder of style sheets, pictures and fonts: another content, another name.
assets_hash() {
    (cd "$APP" && find public sites templates/site -type f -print0 | sort -z | xargs -0 sha256sum) | sha256sum | cut -c -12
}

# V/etc/settings is written once; what it lacks has the value of tools/config/settings.
load_settings() {
    local name value
    [ -f "$V/etc/settings" ] || install -m 644 "$APP/tools/config/settings" "$V/etc/settings"
    while IFS='=' read -r name value; do
        [[ $name =~ ^[A-Z_]+$ ]] || continue
        [[ $value =~ ^[A-Za-z0-9./@_+:,-]*$ ]] ||
            fail "$V/etc/settings: $name has a value with other than letters, digits and ./@_+:,-"
        VALUE[$name]=$value
    done < <(cat "$APP/tools/config/settings" "$V/etc/settings")
}

# nginx/x becomes V/etc/nginx/x, mail/postfix/x becomes V/etc/postfix/x.
render_common() {
    local file
    render "$APP/tools/config/valija.toml" "$V/etc/valija.toml"
    render "$APP/tools/config/mariadb.cnf" "$V/etc/mariadb/my.cnf"
    while IFS= read -r -d '' file; do
        render "$APP/nginx/$file" "$V/etc/nginx/$file"
    done < <(cd "$APP/nginx" && find . -type f ! -name site.conf ! -name webmail.conf -printf '%P\0')
    while IFS= read -r -d '' file; do
        render "$APP/mail/$file" "$V/etc/$file"
    done < <(cd "$APP/mail" && find . -mindepth 2 -type f -printf '%P\0')
    write_fronts
    write_upstreams
    write_supervisor
}

# render TEMPLATE FILE: touches FILE only when its content changes. What holds a password is for the daemon's group alone.
render() {
    local mode=644 group=root
    if grep -q '@PW_\|_KEY@' "$1"; then
        mode=640
        group=$(reader_group "$2")
    fi
    render_text "$1" | put "$2" "$mode" "$group"
}

render_text() {
    local text name
    text=$(<"$1")
    for name in "${!VALUE[@]}"; do
        text=${text//"@$name@"/"${VALUE[$name]}"}
    done
    [[ ! $text =~ @[A-Z][A-Z_]+@ ]] || fail "$1 has the unknown placeholder ${BASH_REMATCH[0]}"
    printf '%s\n' "$text"
}

reader_group() {
    case ${1#"$V/etc/"} in
        postfix/*) echo postfix ;;
        dovecot/*) echo dovecot ;;
        roundcube/* | php/*) echo valija-webmail ;;
        *) echo root ;;
    esac
}

# put FILE MODE GROUP: stdin becomes FILE; one with that content already is left as it is.
put() {
    local text
    text=$(</dev/stdin)
    [ ! -f "$1" ] || [ "$(<"$1")" != "$text" ] || return 0
    mkdir -p "$(dirname "$1")"
    install -m "$2" -g "$3" /dev/null "$1.new"
    printf '%s\n' "$text" >"$1.new"
    mv "$1.new" "$1"
}

# Keys of the sites in the order of their files' names.
site_keys() {
    local file
    for file in "$V"/etc/sites/*.toml; do
        basename "$file" .toml
    done
}

# site_value KEY NAME: a text of V/etc/sites/<key>.toml.
site_value() { sed -n "s/^$2 *= *\"\(.*\)\"/\1/p" "$V/etc/sites/$1.toml" | head -n 1; }

render_sites() {
    local file key
    for file in "$APP"/sites/*.toml; do
        render "$file" "$V/etc/sites/$(basename "$file")"
    done
    for key in $(site_keys); do
        VALUE[SITE]=$key
        VALUE[HOST]=$(site_value "$key" host)
        VALUE[BASE_URL]=$(site_value "$key" base_url)
        VALUE[WEBMAIL_HOST]=$(site_value "$key" webmail_host)
        VALUE[WEBMAIL_URL]=$(site_value "$key" webmail_url)
        VALUE[SHORT_NAME]=$(site_value "$key" short_name)
        render "$APP/nginx/site.conf" "$V/etc/nginx/sites/$key.server.conf"
        render "$APP/nginx/webmail.conf" "$V/etc/nginx/sites/$key.webmail.server.conf"
    done
    site_maps | put "$V/etc/nginx/sites/map.conf" 644 root
}

# What differs from site to site inside the common snippets, as variables of nginx.
# shellcheck disable=SC2016
site_maps() {
    local key
    printf 'map $server_name $valija_site {\n'
    printf '    default "%s";\n' "$(site_keys | head -n 1)"
    for key in $(site_keys); do
        printf '    %s %s;\n' "$(site_value "$key" host)" "$key" "$(site_value "$key" webmail_host)" "$key"
    done
    printf '}\nmap $server_name $valija_form_action {\n    default "";\n'
    for key in $(site_keys); do
        printf '    %s " %s";\n' "$(site_value "$key" host)" "$(site_value "$key" webmail_url)"
    done
    printf '}\nmap $server_name $valija_assets {\n    default "/assets/%s";\n}\n' "${VALUE[ASSETS]}"
}

# registry: "module programs urls" of every line of modules/registry.
registry() { sed -n 's/#.*//; /[^ ]/p' "$APP/registry"; }

# sockets_of MODULE PROGRAMS
sockets_of() {
    local number
    for ((number = 1; number <= $2; number++)); do
        printf '%s/run/%s-%d.sock\n' "$V" "$1" "$number"
    done
}

# Two programs a module: a request that one does not take goes to the other. Neither is ever left alone for a while
# (max_fails=0): a dead socket says so at once, so asking it again costs nothing, while two that die or are restarted
# within the same second would both be left alone, and everybody would get a 502.
write_upstreams() {
    local module programs urls socket
    while read -r module programs urls _; do
        [ "$urls" != - ] || continue
        printf 'upstream %s {\n' "$module"
        for socket in $(sockets_of "$module" "$programs"); do
            printf '    server unix:%s max_fails=0;\n' "$socket"
        done
        printf '    keepalive 16;\n}\n'
    done < <(registry) | put "$V/etc/nginx/upstreams.conf" 644 root
}

# Who may say where a request comes from.
write_fronts() {
    local front
    {
        for front in ${VALUE[TRUSTED_FRONTS]//,/ }; do printf 'set_real_ip_from %s;\n' "$front"; done
        printf 'real_ip_header X-Forwarded-For;\nreal_ip_recursive on;\n'
    } | put "$V/etc/nginx/fronts.conf" 644 root
}

write_supervisor() {
    {
        render_text "$APP/tools/config/supervisord.conf"
        daemon_sections
        module_sections
    } | put "$V/etc/supervisord.conf" 600 root
}

# The programs that are not ours. `alone` ends what a killed predecessor left behind.
daemon_sections() {
    section program mariadb "/usr/sbin/mariadbd --defaults-file=$V/etc/mariadb/my.cnf"
    section program nginx "$(alone nginx) /usr/sbin/nginx -c $V/etc/nginx/valija.conf"
    section program postfix "$(alone postfix) /usr/lib/postfix/sbin/master -d -c $V/etc/postfix"
    section program dovecot "$(alone dovecot) /usr/sbin/dovecot -F -c $V/etc/dovecot/dovecot.conf"
    section program php-fpm "$(alone php-fpm) $(php_fpm) --nodaemonize --fpm-config $V/etc/php/php-fpm.conf"
    [ "${VALUE[SMS_DRIVER]}" != gammu ] ||
        section program gammu-smsd "$(alone gammu-smsd) $APP/mail/gammu-smsd $V/etc/gammu/smsdrc"
}

alone() { printf '%s/tools/alone %s/run/groups/%s' "$APP" "$V" "$1"; }

php_fpm() { find /usr/sbin -name 'php-fpm[0-9]*' | sort -V | tail -n 1; }

module_sections() {
    local module programs urls number
    while read -r module programs urls _; do
        for ((number = 1; number <= programs; number++)); do
            if [ "$urls" = - ]; then
                section program "$module" "$APP/bin/valija-$module --config $V/etc/valija.toml"
            else
                section fcgi-program "$module-$number" "$APP/bin/valija-$module --config $V/etc/valija.toml"
                printf 'socket=unix://%s/run/%s-%d.sock\n' "$V" "$module" "$number"
                printf 'socket_owner=valija:www-data\nsocket_mode=0660\n'
            fi
        done
    done < <(registry)
}

# section KIND NAME COMMAND
section() {
    printf '\n[%s:%s]\ncommand=%s\n' "$1" "$2" "$3"
    printf 'directory=%s/run\nautostart=false\nautorestart=true\nstartretries=30\nstopwaitsecs=20\n' "$V"
    printf 'redirect_stderr=true\nstdout_logfile=%s/log/%s.log\n' "$V" "$2"
    printf 'stdout_logfile_maxbytes=10MB\nstdout_logfile_backups=5\n'
}

# What each program may know: its database user and the keys it needs, nothing else.
write_secrets() {
    secrets_file captcha captcha
    secrets_file auth-policy lockout
    secrets_file login activation captcha csrf device lockout second_factor
    secrets_file account activation app_password contact csrf device lockout outbox second_factor
    secrets_file forgot-password captcha csrf device lockout outbox recovery second_factor
    secrets_file contact-us captcha csrf outbox_mail
    secrets_file self-service captcha csrf lockout outbox_mail activation
    secrets_file sign-on webmail
    secrets_file courier movement outbox recovery
    secrets_file ctl activation captcha movement outbox
}

# key_of NAME: random, but for the one that seals mail alone, which is made of the outbox's (modules/common/outbox/outbox_store.h).
key_of() {
    if [ "$1" = outbox_mail ]; then
        secret outbox 32 | /usr/bin/python3 -Ic 'import hmac, sys
print(hmac.new(bytes.fromhex(sys.stdin.read()), b"outbox mail\0", "sha256").hexdigest())'
    else
        secret "$1" 32
    fi
}

# secrets_file PROGRAM KEY...
secrets_file() {
    local program=$1 key
    shift
    {
        printf 'database_user = "valija_%s"\n' "${program//-/_}"
        printf 'database_password = "%s"\n' "$(secret "password-$program" 16)"
        case $program in courier | ctl) printf 'doveadm_key = "%s"\n' "${VALUE[DOVEADM_KEY]}" ;; esac
        case $program in courier) printf 'sms_token = "%s"\n' "$(cat "$V/etc/keys/sms-token" 2>/dev/null)" ;; esac
        case $program in account | login | auth-policy) printf 'password_mark = "%s"\n' "${VALUE[MARK_KEY]}" ;; esac
        case $program in auth-policy) printf 'own_key = "%s"\n' "${VALUE[POLICY_KEY]}" ;; esac
        printf '\n[keys]\n'
        for key in "$@"; do
            printf '%s = "%s"\n' "$key" "$(key_of "$key")"
        done
    } | put "$V/etc/secrets/$program.toml" 600 root
}

# Self-signed, for this machine's names: mail programs and the webmail speak TLS to Postfix and Dovecot.
make_certificate() {
    local keys=$V/etc/keys
    [ ! -s "$keys/tls.crt" ] || return 0
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=localhost \
        -addext "subjectAltName=DNS:localhost,DNS:*.localhost,IP:127.0.0.1" \
        -keyout "$keys/tls.key" -out "$keys/tls.crt.new"
    mv "$keys/tls.crt.new" "$keys/tls.crt"
}
