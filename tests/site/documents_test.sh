#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# tools/documents-to-pdf: a page that did not change keeps its PDF, one that did gets another, and nothing is read but the
# assets: no other file of this machine, no other address.
. "$(dirname "$0")/site_support.sh"

tool=$(dirname "$0")/../../tools/documents-to-pdf
base=http://site.example
mkdir -p "$work/assets/x/css" "$work/page"
echo 'body { font-size: 12pt }' >"$work/assets/x/css/print.css"
echo secret >"$work/secret.css"

# page BODY: the page that is made a PDF of.
page() {
    printf '<!DOCTYPE html><html lang="es"><head><title>T</title><link rel="stylesheet" href="/assets/x/css/print.css"></head>' \
        >"$work/page/a.html"
    printf '<body><h1>T</h1>%s</body></html>\n' "$1" >>"$work/page/a.html"
}

make() { "$tool" --base-url "$base" --assets "$work/assets" --cache "$work/cache" "$work/page" a.html 2>"$work/errors"; }
made() { stat -c %i "$work/page/a.pdf"; }

page '<p>uno</p>'
check_that "makes a PDF" make
first=$(made)
check "begins" %PDF "$(head -c 4 "$work/page/a.pdf")"
check_that "again" make
check "again: the same" "$first" "$(made)"
page '<p>dos</p>'
check_that "another text" make
check_that "another text: another PDF" test "$first" != "$(made)"
check_that "another text: in it" grep -q dos <(pdftotext "$work/page/a.pdf" -)
check "another text: the first is forgotten" 1 "$(find "$work/cache" -type f | wc -l)"
second=$(made)
echo 'body { font-size: 13pt }' >"$work/assets/x/css/print.css"
check_that "another style sheet" make
check_that "another style sheet: another PDF" test "$second" != "$(made)"

number=0
for address in "file://$work/secret.css" /etc/passwd "/assets/../secret.css" "/assets/%2e%2e/secret.css" \
    "http://localhost:$VALIJA_PORT/" "$base.evil.example/assets/x/css/print.css"; do
    number=$((number + 1))
    page "<p>$number</p><img src=\"$address\" alt=\"\">"
    check_that "refused: $address: the rest is made" make
    check_that "refused: $address: said" grep -qE "outside of the assets|not one of the site's assets" "$work/errors"
done

page '<p>sin hoja</p>'
rm "$work/assets/x/css/print.css"
check_that "a style sheet that is not there is an error" test "$(make && echo made)" = ""

finish
