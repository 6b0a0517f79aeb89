// SPDX-License-Identifier: AGPL-3.0-or-later
// /contact-us/message: the second step, the question itself with a new security code. Sending queues a mail to the
// site's help desk and burns the pass in one transaction. Whatever is refused, and a database that is away, draws the
// form again with what was typed.
#pragma once

#include "contact-us/message_form.h"
#include "contact-us/pass.h"
#include "guard/captcha_challenge.h"
#include "outbox/outbox_store.h"
#include "service/world.h"

namespace valija::contact_us {

class MessagePage {
  public:
    explicit MessagePage(const service::World& world);

    http::Response show(const http::Request& request) const;
    http::Response send(const http::Request& request) const;

  private:
    // What the form is drawn from.
    struct Draft {
        Question question;
        std::string pass;
        std::vector<const char*> sections;
    };

    http::Response judge(const http::Request& request, MessageForm form) const;
    Problems check_code(const MessageForm& form) const;
    // False: the pass was used before.
    bool queue(const http::Request& request, const Question& question, const Pass& pass) const;
    http::Response draw(const http::Request& request, int status, const Draft& draft) const;

    const service::World& world_;
    guard::Captcha captcha_;
    Passes passes_;
    outbox::Outbox outbox_;
};

}  // namespace valija::contact_us
