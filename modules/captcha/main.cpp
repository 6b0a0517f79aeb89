// SPDX-License-Identifier: AGPL-3.0-or-later
// NAME            valija-captcha - the security code as a picture
// URLS            GET /captcha/<challenge>.png
// SETTINGS        captcha.minutes, service.threads
// TABLES          none: a challenge carries all that is drawn
// SECURITY NOTES  A challenge is sealed; without the server's key it cannot be made or read. The same challenge always
//                 draws the same bytes, so asking twice teaches nothing. What is not a live challenge is 404.
#include "captcha/module.h"
#include "service/run.h"

int main(int argc, char** argv) {
    return valija::service::run({.name = "captcha", .make_routes = valija::captcha::make_routes}, argc, argv);
}
