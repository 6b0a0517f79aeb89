// SPDX-License-Identifier: AGPL-3.0-or-later
// The second step's form as it was sent: the question with what is wrong with its fields, and what guards it.
#pragma once

#include <optional>
#include <string>

#include "contact-us/question.h"
#include "http/request.h"

namespace valija::contact_us {

struct MessageForm {
    Question question;
    Problems problems;  // of the fields
    std::string pass;
    std::string challenge;
    std::string captcha;
    bool another_picture_asked = false;
};

// nullopt: Malformed.
std::optional<MessageForm> parse_message_form(const http::Request& request);

}  // namespace valija::contact_us
