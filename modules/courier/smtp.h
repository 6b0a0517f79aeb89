// SPDX-License-Identifier: AGPL-3.0-or-later
// The courier's way to Postfix: one SMTP dialogue a mail, to this machine's injection listener. What the server says is
// kept as numbers only, because its words repeat addresses.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "courier/delivery.h"

namespace valija::courier {

struct Envelope {
    std::string from;
    std::string to;
};

// Reads a dialogue as it goes by and remembers how the server refused, if it did.
class SmtpReplies {
  public:
    void read(std::string_view line);

    // Past the greeting: from here on a refusal is about this mail, not about us.
    bool greeted() const { return greeted_; }
    // 0: none.
    int refusal() const { return refusal_; }
    // "smtp 550 5.1.1"
    std::string refusal_text() const;

  private:
    bool greeted_ = false;
    int refusal_ = 0;
    std::string enhanced_;  // RFC 3463
};

// `line` is what became of the line itself: 0 means that the server took the mail, other numbers are libcurl's.
Delivery judge_dialogue(int line, const SmtpReplies& replies);

class Smtp {
  public:
    // `patience` for a whole dialogue.
    Smtp(unsigned port, std::chrono::seconds patience) : port_(port), patience_(patience) {}

    // REQUIRES: addresses that base::is_mail_address() takes; a message with CR LF line ends.
    Delivery send(const Envelope& envelope, const std::string& message) const;

  private:
    unsigned port_;
    std::chrono::seconds patience_;
};

}  // namespace valija::courier
