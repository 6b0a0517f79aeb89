// SPDX-License-Identifier: AGPL-3.0-or-later
// /account/app-passwords: what one's phones and mail programs log in with. Making one asks the present password, and
// its text is shown once, on the page after; revoking one needs nothing but the session.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "account/present_password.h"
#include "account/shown_once.h"
#include "account/tool_box.h"
#include "accounts/app_password_service.h"

namespace valija::account {

class AppPasswordsPage {
  public:
    AppPasswordsPage(const service::World& world, std::shared_ptr<service::Hashing> hashing);

    http::Response show(const http::Request& request, const sessions::Session& who) const;
    http::Response create(const http::Request& request, const sessions::Session& who) const;
    http::Response revoke(const http::Request& request, const sessions::Session& who) const;

  private:
    // What the page says besides the list.
    struct Said {
        int status = 200;
        const char* news = "";          // a section: what became of what was asked
        std::string device = {};        // the name that was typed, or the one of the secret
        std::string secret = {};        // shown this once
        const char* device_wrong = "";  // a section: what is wrong with the name
        std::optional<PresentPassword::Checked> checked = {};
    };
    http::Response draw(const http::Request& request, const sessions::Session& who, const Said& said) const;
    void draw_form(view::Slot form, const sessions::Session& who, const Said& said) const;
    http::Response hand_over(const http::Request& request, const sessions::Session& who, const std::string& device,
                             const std::string& secret) const;

    const service::World& world_;
    accounts::ToolBox box_;
    accounts::AppPasswordService app_passwords_;
    PresentPassword present_password_;
    ShownOnce shown_once_;
};

}  // namespace valija::account
