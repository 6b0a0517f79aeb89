// SPDX-License-Identifier: AGPL-3.0-or-later
// /account/contacts: one's mobile and alternate address. A change asks the present password and waits for what was sent
// to the new contact: six digits, typed in the session that asked, or a mailed link, whose page needs no session.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "account/present_password.h"
#include "account/tool_box.h"
#include "accounts/contact_service.h"

namespace valija::account {

class ContactsPage {
  public:
    ContactsPage(const service::World& world, std::shared_ptr<service::Hashing> hashing);

    http::Response show(const http::Request& request, const sessions::Session& who) const;
    http::Response confirm_code(const http::Request& request, const sessions::Session& who) const;
    http::Response send_again(const http::Request& request, const sessions::Session& who) const;
    http::Response give_up(const http::Request& request, const sessions::Session& who) const;

    http::Response show_form(const http::Request& request, const sessions::Session& who,
                             people::ContactKind kind) const;
    // A new contact, or none, as the button says.
    http::Response change(const http::Request& request, const sessions::Session& who, people::ContactKind kind) const;

    http::Response show_link(const http::Request& request) const;
    http::Response confirm_link(const http::Request& request) const;

  private:
    // What the form says when it is drawn again.
    struct Said {
        int status = 200;
        std::string value = {};
        const char* wrong = "";     // a section about the contact
        const char* not_sent = "";  // a section: why no message went
        std::optional<PresentPassword::Checked> checked = {};
    };
    // `said` is a section; empty: nothing happened.
    http::Response draw_list(const http::Request& request, const sessions::Session& who, const std::string& said,
                             int status) const;
    http::Response draw_form(const http::Request& request, const sessions::Session& who, people::ContactKind kind,
                             const Said& said) const;
    http::Response draw_link(const http::Request& request, const char* section, const std::string& token,
                             const std::string& value, int status) const;
    http::Response ask(const http::Request& request, const sessions::Session& who, people::ContactKind kind, Said said,
                       const std::string& value) const;
    http::Response remove(const http::Request& request, const sessions::Session& who, people::ContactKind kind,
                          Said said) const;
    std::optional<std::string> read_value(const std::string& typed, people::ContactKind kind,
                                          const std::string& address) const;
    void draw_contact(view::Slot& personal, people::ContactKind kind, const std::optional<people::Contact>& contact,
                      const http::Request& request) const;

    const service::World& world_;
    accounts::ToolBox box_;
    accounts::ContactService contacts_;
    PresentPassword present_password_;
};

}  // namespace valija::account
