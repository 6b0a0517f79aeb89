// SPDX-License-Identifier: AGPL-3.0-or-later
// /contact-us: the first step, nothing but the security code. A right one leads to the message form.
#pragma once

#include "contact-us/pass.h"
#include "contact-us/question.h"
#include "guard/captcha_challenge.h"
#include "service/world.h"

namespace valija::contact_us {

class ContactUsPage {
  public:
    explicit ContactUsPage(const service::World& world);

    http::Response show(const http::Request& request) const;
    http::Response check(const http::Request& request) const;

  private:
    http::Response draw(const http::Request& request, int status, const char* section) const;

    const service::World& world_;
    guard::Captcha captcha_;
    Passes passes_;
};

}  // namespace valija::contact_us
