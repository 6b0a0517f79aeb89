// SPDX-License-Identifier: AGPL-3.0-or-later
// NAME            valija-captcha - the security code as a picture and as sound
// URLS            GET /captcha/<challenge>.png, GET /captcha/<challenge>.wav
// SETTINGS        captcha.minutes, service.threads
// TABLES          none: a challenge carries all that is drawn and spoken
// SECURITY NOTES  A challenge is sealed; without the server's key it cannot be made or read. The same challenge is
//                 always the same bytes, so asking twice teaches nothing. What is not a live challenge is 404.
#include "captcha/module.h"
#include "service/run.h"

int main(int argc, char** argv) {
    return valija::service::run({.name = "captcha", .make_routes = valija::captcha::make_routes}, argc, argv);
}
