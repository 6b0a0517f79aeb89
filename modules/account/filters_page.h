// SPDX-License-Identifier: AGPL-3.0-or-later
// /account/filters: what is done with messages as they arrive. The first filter that matches acts, so their order
// counts.
#pragma once

#include <optional>
#include <string>

#include "account/script_door.h"
#include "account/tool_box.h"

namespace valija::account {

class FiltersPage {
  public:
    explicit FiltersPage(const service::World& world);

    http::Response show(const http::Request& request, const sessions::Session& who) const;
    http::Response add(const http::Request& request, const sessions::Session& who) const;
    http::Response change(const http::Request& request, const sessions::Session& who) const;

  private:
    struct Typed {
        std::string field;
        std::string contains;
        std::string action;
        std::string folder;
    };
    struct Said {
        int status = 200;
        const char* news = "";            // a section: what became of what was asked
        const char* contains_wrong = "";  // sections: what is wrong with each field
        const char* folder_wrong = "";
        Typed typed = {};
    };
    http::Response draw(const http::Request& request, const sessions::Session& who, const Said& said) const;
    http::Response answer(const http::Request& request, const sessions::Session& who, Said said,
                          accounts::FilterOutcome outcome) const;

    const service::World& world_;
    accounts::ToolBox box_;
    accounts::MailRulesService rules_;
    ScriptDoor door_;
};

}  // namespace valija::account
