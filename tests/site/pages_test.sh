#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Every page of the manifest answers at both sites, under its title and in the site's own brand, and every document is
# there as PDF too, with the site's name and the page's own words in it.
. "$(dirname "$0")/site_support.sh"

templates=$(dirname "$0")/../../templates

# title_of TEMPLATE: what templates/titles says.
title_of() { sed -n "s|^$1  *||p" "$templates/titles"; }

check_page() {
    local site=$1 url=$2 title=$3
    check "$url" "200 text/html; charset=utf-8" "$(get "$url")"
    check "$url: title" "$title · $(value "$site" short_name)" "$(sed -n 's:.*<title>\(.*\)</title>.*:\1:p' "$work/body")"
    check "$url: headings of the first order" 1 "$(grep -c '<h1' "$work/body")"
    check_that "$url: name of the site" grep -qF "$(value "$site" name)" "$work/body"
    check_that "$url: brand of the site" grep -qF "/brand/$(value "$site" key).css" "$work/body"
}

check_pdf() {
    local site=$1 url=$2 title=$3
    check "$url" "200 application/pdf" "$(get "$url")"
    check "$url: begins" %PDF "$(head -c 4 "$work/body")"
    [ "$(head -c 4 "$work/body")" = %PDF ] || return
    pdftotext "$work/body" "$work/text"
    check_that "$url: name of the site" grep -qF "$(value "$site" name)" "$work/text"
    check_that "$url: pages are numbered" grep -q '^Página 1 de [1-9]' "$work/text"
    pdfinfo "$work/body" >"$work/info"
    check_that "$url: title" grep -qF "$title · $(value "$site" short_name)" "$work/info"
    check "$url: tagged" yes "$(sed -n 's/^Tagged: *//p' "$work/info")"
    check_that "$url: no button to download it" test "$(grep -c 'Descargar en PDF' "$work/text")" = 0
}

while read -r site; do
    base=$(value "$site" base_url)
    while read -r template path _ pdf; do
        [[ $template != \#* ]] || continue
        title=$(title_of "$template")
        check_page "$site" "$base$path" "$title"
        [ -z "$pdf" ] || check_pdf "$site" "$base$path.pdf" "$title"
    done <"$templates/site/manifest"
done < <(site_files)

finish
