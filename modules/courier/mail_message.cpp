// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/mail_message.h"

#include <fmt/chrono.h>

#include "base/mail_address.h"
#include "courier/mime_text.h"

namespace valija::courier {

namespace {

// RFC 5322, 3.3
std::string to_date(base::Time time) {
    const auto whole = std::chrono::floor<std::chrono::seconds>(time);
    return fmt::format("{:%a, %d %b %Y %H:%M:%S} +0000", fmt::gmtime(std::chrono::system_clock::to_time_t(whole)));
}

// The time too: row numbers start again in a new database.
std::string message_id(const outbox::Mail& mail, const outbox::Claimed& message) {
    return fmt::format("<valija.{}.{}@{}>", message.id, message.created_at.time_since_epoch().count(),
                       base::domain_of(mail.from));
}

std::string sender(const outbox::Mail& mail) {
    const std::string name = encode_header_text(mail.from_name);
    return name.empty() ? mail.from : fmt::format("{} <{}>", name, mail.from);
}

}  // namespace

bool has_good_addresses(const outbox::Mail& mail) {
    return base::is_mail_address(mail.from) && base::is_mail_address(mail.to) &&
           (mail.reply_to.empty() || base::is_mail_address(mail.reply_to));
}

std::string write_message(const outbox::Mail& mail, const outbox::Claimed& message) {
    std::string text;
    const auto add = [&](std::string_view name, std::string_view value) {
        text += fmt::format("{}: {}\r\n", name, value);
    };
    add("Date", to_date(message.created_at));
    add("From", sender(mail));
    add("To", mail.to);
    if (!mail.reply_to.empty()) add("Reply-To", mail.reply_to);
    add("Subject", encode_header_text(mail.subject));
    add("Message-ID", message_id(mail, message));
    add("Auto-Submitted", "auto-generated");
    add("MIME-Version", "1.0");
    add("Content-Type", "text/plain; charset=utf-8");
    add("Content-Transfer-Encoding", "quoted-printable");
    return text + "\r\n" + encode_quoted_printable(mail.text);
}

}  // namespace valija::courier
