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
std::string name_of(const outbox::Claimed& message) {
    return fmt::format("valija.{}.{}", message.id, message.created_at.time_since_epoch().count());
}

std::string message_id(const outbox::Mail& mail, const outbox::Claimed& message) {
    return fmt::format("<{}@{}>", name_of(message), base::domain_of(mail.from));
}

std::string write_part(std::string_view kind, const std::string& text) {
    return fmt::format("Content-Type: text/{}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}",
                       kind, encode_quoted_printable(text));
}

// RFC 2046, 5.1.4: the best form last. "=_" cannot stand in quoted-printable, so no text can contain the boundary.
std::string write_alternatives(const outbox::Mail& mail, const outbox::Claimed& message) {
    const std::string boundary = "=_" + name_of(message);
    return fmt::format(
        "Content-Type: multipart/alternative;\r\n boundary=\"{0}\"\r\n\r\n--{0}\r\n{1}\r\n--{0}\r\n{2}\r\n--{0}--\r\n",
        boundary, write_part("plain", mail.text), write_part("html", mail.html));
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
    return text + (mail.html.empty() ? write_part("plain", mail.text) : write_alternatives(mail, message));
}

}  // namespace valija::courier
