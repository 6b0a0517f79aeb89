#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# What every answer owes its reader, whoever made it: the security headers once each, no version, a page of ours.
# And what nginx refuses by itself: foreign hosts, methods, sizes.
. "$(dirname "$0")/../support/check.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ask CURL-OPTION...: the answer's head in $work/head, its body in $work/body; prints the status.
ask() { curl -s -D "$work/head" -o "$work/body" -w '%{http_code}' --max-time 20 "$@"; }

# header NAME: all its values, one a line.
header() { tr -d '\r' <"$work/head" | sed -n "s/^$1: //Ip"; }

check_headers() {
    local name
    for name in Content-Security-Policy X-Content-Type-Options X-Frame-Options Referrer-Policy \
        Cross-Origin-Opener-Policy Cross-Origin-Resource-Policy Permissions-Policy Strict-Transport-Security X-Request-Id; do
        check "$1: number of $name" 1 "$(header "$name" | wc -l)"
    done
    check "$1: Server" nginx "$(header Server)"
    check "$1: strict policy" "default-src 'none'; style-src 'self'" "$(header Content-Security-Policy | cut -d ';' -f 1,2)"
}

# refused NAME STATUS TITLE CURL-OPTION...: a page of ours, with the request's number.
refused() {
    local name=$1 status=$2 title=$3
    shift 3
    check "$name" "$status" "$(ask "$@")"
    check_headers "$name"
    check "$name: our page" "$title" "$(sed -n 's:.*<h1>\(.*\)</h1>.*:\1:p' "$work/body")"
    check_that "$name: request number on the page" grep -qF "$(header X-Request-Id)" "$work/body"
}

head -c 1000000 /dev/zero | tr '\0' a >"$work/megabyte"
long=$(head -c 9000 "$work/megabyte")

check "home" 200 "$(ask "$VALIJA_URL/")"
check_headers "home"
check "home: revalidated" no-cache "$(header Cache-Control)"
check "sign-in" 200 "$(ask "$VALIJA_URL/login")"
check_headers "sign-in"

sheet=$(sed -n 's/.*href="\([^"]*valija\.css\)".*/\1/p' "$work/body" | head -n 1)
check "style sheet" 200 "$(ask "$VALIJA_URL$sheet")"
check_headers "style sheet"
check "style sheet: kept" "public, max-age=31536000, immutable" "$(header Cache-Control)"

refused "no such page" 404 "Esta página no existe" "$VALIJA_URL/nothing-here"
refused "error page by its name" 404 "Esta página no existe" "$VALIJA_URL/50x.html"
refused "way up" 400 "No entendimos la petición" --path-as-is "$VALIJA_URL/../../etc/passwd"
for method in PUT DELETE PATCH OPTIONS TRACE CONNECT PROPFIND; do
    refused "$method" 405 "Eso no se puede hacer aquí" -X "$method" "$VALIJA_URL/login"
    check "$method: Allow" "GET, HEAD, POST" "$(header Allow)"
done
refused "form of 1 MB" 413 "Lo que envió es demasiado grande" --data-binary "@$work/megabyte" "$VALIJA_URL/login"
refused "long address" 414 "La dirección es demasiado larga" "$VALIJA_URL/$long"
refused "long header" 400 "No entendimos la petición" -H "X-Long: $long" "$VALIJA_URL/"
refused "unknown host" 421 "Aquí no vive ese nombre" -H 'Host: evil.example' "$VALIJA_URL/"
refused "unknown host, sign-in" 421 "Aquí no vive ese nombre" -H 'Host: evil.example' "$VALIJA_URL/login"
refused "no host" 421 "Aquí no vive ese nombre" --http1.0 -H 'Host:' "$VALIJA_URL/"

check "by number" 302 "$(ask "http://127.0.0.1:$VALIJA_PORT/login")"
check "by number: to the site's name" "$VALIJA_URL/login" "$(header Location)"
check_headers "by number"

check "slash too many" 301 "$(ask "$VALIJA_URL/manuals/")"
check "slash too many: where to" /manuals "$(header Location)"
# A browser takes /\ for //: this would lead to another host.
for path in '/\evil.example/' '/%5Cevil.example/' '//evil.example/' '/%2Fevil.example/' '/%09/evil.example/'; do
    ask --path-as-is "$VALIJA_URL$path" >"$work/status"
    check_that "$path leads nowhere else" grep -qvE '^(/[/\\]|[a-z]+:)' <<<"$(header Location)"
done

finish
