// SPDX-License-Identifier: AGPL-3.0-or-later
// /account/vacation: what is answered by itself while one is away, once to each sender in a week.
#pragma once

#include <optional>
#include <string>

#include "account/script_door.h"
#include "account/tool_box.h"
#include "http/form.h"

namespace valija::account {

class VacationPage {
  public:
    explicit VacationPage(const service::World& world);

    http::Response show(const http::Request& request, const sessions::Session& who) const;
    http::Response change(const http::Request& request, const sessions::Session& who) const;

  private:
    struct Said {
        int status = 200;
        const char* news = "";        // a section: what became of what was asked
        const char* from_wrong = "";  // sections: what is wrong with each field
        const char* until_wrong = "";
        const char* subject_wrong = "";
        const char* text_wrong = "";
        std::optional<sieve::Vacation> typed = {};
    };
    static Said judge(const http::Form& form);
    http::Response draw(const http::Request& request, const sessions::Session& who, const Said& said) const;

    const service::World& world_;
    accounts::ToolBox box_;
    accounts::MailRulesService rules_;
    ScriptDoor door_;
};

}  // namespace valija::account
