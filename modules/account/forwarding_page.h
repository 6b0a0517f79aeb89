// SPDX-License-Identifier: AGPL-3.0-or-later
// /account/forwarding: where one's mail is sent on to. Every change asks the present password, and the person's
// contacts hear of it: forwarding is how an intruder goes on reading after the door is shut.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "account/present_password.h"
#include "account/script_door.h"
#include "account/tool_box.h"

namespace valija::account {

class ForwardingPage {
  public:
    ForwardingPage(const service::World& world, std::shared_ptr<service::Hashing> hashing);

    http::Response show(const http::Request& request, const sessions::Session& who) const;
    http::Response change(const http::Request& request, const sessions::Session& who) const;

  private:
    struct Said {
        int status = 200;
        const char* news = "";           // a section: what became of what was asked
        const char* address_wrong = "";  // a section: what is wrong with the address
        std::optional<sieve::Forwarding> typed = {};
        std::optional<PresentPassword::Checked> checked = {};
    };
    http::Response draw(const http::Request& request, const sessions::Session& who, const Said& said) const;
    http::Response answer(const http::Request& request, const sessions::Session& who, Said said,
                          accounts::ForwardOutcome outcome) const;

    const service::World& world_;
    accounts::ToolBox box_;
    accounts::MailRulesService rules_;
    PresentPassword present_password_;
    ScriptDoor door_;
};

}  // namespace valija::account
