#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# No dead end: from the home page of each site, every link, picture and style sheet of the site answers, those inside its
# PDFs too, and a link to a place within a page finds that place.
. "$(dirname "$0")/site_support.sh"

# addresses FILE: what a page names in href and src, or a PDF in its links, one a line.
addresses() {
    if [ "$(head -c 4 "$1")" = %PDF ]; then
        pdfinfo -url "$1" | awk 'NR > 1 { print $3 }'
    else
        grep -oE '(href|src)="[^"]*"' "$1" | sed -E 's/^[a-z]+="(.*)"$/\1/; s/&amp;/\&/g'
    fi
}

# absolute BASE PAGE: each address of stdin as a whole one; what leads out of the site is left out.
absolute() {
    local address
    while read -r address; do
        case $address in
            /*) printf '%s%s\n' "$1" "$address" ;;
            "#"*) printf '%s%s\n' "$2" "$address" ;;
            "$1"/*) printf '%s\n' "$address" ;;
        esac
    done
}

# crawl BASE
crawl() {
    local base=$1 page place next answer
    declare -A from=(["$base/"]=nowhere)
    local queue=("$base/")
    while [ "${#queue[@]}" -gt 0 ]; do
        page=${queue[0]}
        queue=("${queue[@]:1}")
        place=${page#*#}
        answer=200
        [[ $page != "$base"/account?(/*) ]] || answer=303 # a person's own pages: to the sign-in first
        check "$page (from ${from[$page]})" "$answer" "$(get "${page%%#*}" | cut -d ' ' -f 1)"
        if [[ $page = *'#'* ]]; then
            check_that "$page (from ${from[$page]}): the place" grep -qF "id=\"$place\"" "$work/body"
            continue
        fi
        while read -r next; do
            [ -z "${from[$next]:-}" ] || continue
            from[$next]=$page
            queue+=("$next")
        done < <(addresses "$work/body" | absolute "$base" "$page")
    done
    check_that "$base: more than a handful of pages" test "${#from[@]}" -gt 20
}

while read -r site; do
    crawl "$(value "$site" base_url)"
done < <(site_files)

finish
