// SPDX-License-Identifier: AGPL-3.0-or-later
// /self-service: the two keys and a security code. Right ones lead to the confirmation; wrong ones are told as one
// inconsistency, whichever it was, and asked again.
#pragma once

#include <chrono>
#include <vector>

#include "guard/captcha_challenge.h"
#include "guard/lockout.h"
#include "http/form.h"
#include "self-service/keys.h"
#include "service/world.h"

namespace valija::self_service {

class KeysPage {
  public:
    explicit KeysPage(const service::World& world);

    http::Response show(const http::Request& request) const;
    http::Response check(const http::Request& request) const;

  private:
    using Offers = std::vector<people::DomainProfile>;
    // What the form is drawn from.
    struct Draft {
        std::string national_id;
        std::string employee_key;
        int status = 200;
        std::vector<const char*> sections;
        std::chrono::milliseconds wait{0};  // until the door opens again
    };

    http::Response judge(const http::Request& request, Draft draft, const http::Form& form, const Offers& offers) const;
    // nullopt: nobody has this pair, or the door is closed; the draft says which.
    std::optional<std::uint64_t> find_person(const http::Request& request, const Keys& keys, Draft& draft) const;
    // The domains that offer self-service at this site; the form asks for the keys of the first.
    Offers find_offers(const http::Request& request) const;
    http::Response draw(const http::Request& request, const Draft& draft, const Offers& offers) const;
    http::Response draw_not_offered(const http::Request& request) const;

    const service::World& world_;
    guard::Captcha captcha_;
    guard::Lockout lockout_;
    std::string mark_key_;
};

}  // namespace valija::self_service
