# shellcheck shell=bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Debian packages: which ones we need and how they are installed without starting or asking anything.

readonly BUILD_PACKAGES=(
    g++ cmake ninja-build pkg-config ccache libfcgi-dev libctemplate-dev libmariadb-dev libssl-dev libsodium-dev
    libcairo2-dev libpango1.0-dev libpng-dev libespeak-ng-dev libcurl4-openssl-dev liboath-dev libqrencode-dev libtomlplusplus-dev libspdlog-dev libfmt-dev
    nlohmann-json3-dev libcppunit-dev libcsv-dev libpcre2-dev
    libzxcvbn-dev libcrack2-dev cracklib-runtime wspanish libutf8proc-dev
)
readonly RUN_PACKAGES=(
    mariadb-server-core mariadb-client nginx supervisor postfix postfix-mysql
    dovecot-core dovecot-imapd dovecot-lmtpd dovecot-mysql dovecot-sieve dovecot-managesieved roundcube-core roundcube-mysql php-fpm php-mysql
    gammu-smsd openssl ca-certificates curl python3 fonts-dejavu-core fonts-liberation weasyprint swaks libnet-ssleay-perl
)
readonly TEST_PACKAGES=(chromium clang libclang-rt-dev llvm clang-format clang-tidy shellcheck wrk poppler-utils zbar-tools)
readonly OCR_PACKAGES=(tesseract-ocr python3-pil) # ./valija bench ocr alone

# install_packages PACKAGE...: those of them that are missing.
install_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    command -v apt-get >/dev/null || fail "this is not a Debian: it lacks the packages ${missing[*]}"
    step "packages (${#missing[@]} missing)" install_quietly "${missing[@]}"
}

missing_packages() {
    local wanted=("$@") installed
    installed=$(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null |
        sed -n 's/ installed$//p') || true # it fails for each name that it does not know
    comm -23 <(printf '%s\n' "${wanted[@]}" | sort -u) <(sort -u <<<"$installed")
}

install_quietly() {
    export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
    trap allow_starts EXIT
    trap 'exit 130' INT TERM HUP
    forbid_starts
    apt_get update || say "apt-get update failed; going on with the lists at hand"
    require_candidates "$@"
    answer_questions "$@"
    apt_get install --yes --no-install-recommends "$@" || name_the_culprit "$@"
}

apt_get() { apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 --quiet=2 "$@" 9>&- 8>&-; }

# Packages of servers start them where a system manager runs; ours are private, so nothing may start.
readonly POLICY=/usr/sbin/policy-rc.d
readonly SAVED_POLICY=/usr/sbin/policy-rc.d.before-valija

forbid_starts() {
    if [ -e "$POLICY" ] && ! grep -q '# valija' "$POLICY"; then
        mv "$POLICY" "$SAVED_POLICY"
    fi
    printf '#!/bin/sh\n# valija: nothing is started while its packages are installed\nexit 101\n' >"$POLICY"
    chmod 755 "$POLICY"
}

allow_starts() {
    if [ -e "$SAVED_POLICY" ]; then
        mv -f "$SAVED_POLICY" "$POLICY"
    else
        rm -f "$POLICY"
    fi
}

require_candidates() {
    local package
    for package in "$@"; do
        apt-cache show --no-all-versions "$package" >/dev/null 2>&1 ||
            fail "the package $package cannot be had: no source of this machine's apt offers it"
    done
}

name_the_culprit() {
    local package
    for package in "$@"; do
        apt_get install --yes --no-install-recommends --download-only "$package" >/dev/null 2>&1 ||
            fail "the package $package cannot be had: apt-get could not fetch it (see $STEP_LOG)"
    done
    fail "the packages could not be installed (see the end of $STEP_LOG)"
}

# Only for packages that are not there yet: the answers of an existing one are its owner's.
answer_questions() {
    local package
    for package in "$@"; do
        case $package in
            postfix) echo "postfix postfix/main_mailer_type select No configuration" ;;
            roundcube-core)
                echo "roundcube-core roundcube/dbconfig-install boolean false"
                echo "roundcube-core roundcube/reconfigure-webserver multiselect"
                ;;
        esac
    done | debconf-set-selections
}
