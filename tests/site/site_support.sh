# shellcheck shell=bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# For tests of the public tabs: the sites of the instance, and what a stranger gets from them.
. "$(dirname "${BASH_SOURCE[0]}")/../support/check.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# site_files: the configuration of each site.
site_files() { printf '%s\n' "$VALIJA_VAR"/etc/sites/*.toml; }

# value FILE NAME: a text of a site's configuration.
value() { sed -n "s/^$2 *= *\"\(.*\)\"/\1/p" "$1" | head -n 1; }

# get URL: the answer in $work/body; prints status and Content-Type. Any host is this machine.
get() {
    curl -s -o "$work/body" -w '%{http_code} %{content_type}' --max-time 20 --resolve "*:$VALIJA_PORT:127.0.0.1" "$1"
}
