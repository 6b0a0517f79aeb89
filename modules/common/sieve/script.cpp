// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sieve/script.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/fault.h"

namespace valija::sieve {

namespace {

constexpr std::string_view kRequire =
    "require [\"fileinto\", \"mailbox\", \"copy\", \"envelope\", \"imap4flags\", \"vacation\", \"date\", "
    "\"relational\"];\r\n";
constexpr const char* kTrash = "Trash";

std::string list_of(const std::vector<std::string>& texts) {
    std::string list;
    for (const auto& text : texts) list += (list.empty() ? "[" : ", ") + quote(text);
    return list + ']';
}

std::string zone_of(std::chrono::minutes utc_offset) {
    constexpr int kMinutes = 60;
    const auto minutes = std::chrono::abs(utc_offset).count();
    return fmt::format("\"{}{:02}{:02}\"", utc_offset.count() < 0 ? '-' : '+', minutes / kMinutes, minutes % kMinutes);
}

std::string day_test(const char* relation, const std::string& day, std::chrono::minutes utc_offset) {
    return fmt::format(", currentdate :zone {} :value \"{}\" \"date\" {}", zone_of(utc_offset), relation, quote(day));
}

std::string answer(const Vacation& vacation, const Owner& owner) {
    std::string when =
        "not envelope :is \"from\" \"\", not envelope :localpart :is \"from\" [\"no-responder\", "
        "\"no-reply\", \"noreply\"]";
    if (vacation.from) when += day_test("ge", *vacation.from, owner.utc_offset);
    if (vacation.until) when += day_test("le", *vacation.until, owner.utc_offset);
    std::string subject;
    if (!vacation.subject.empty()) subject = " :subject " + quote(vacation.subject);
    return fmt::format("if allof ({}) {{\r\n  vacation :days {}{} :from {} :addresses {}\r\n{};\r\n}}\r\n", when,
                       kAnswerAgainDays, subject, quote(owner.address), list_of(owner.addresses), quote(vacation.text));
}

std::string forward(const Forwarding& forwarding) {
    return fmt::format("if not envelope :is \"from\" \"\" {{ redirect {}{};{} }}\r\n",
                       forwarding.keeps_copy ? ":copy " : "", quote(forwarding.to),
                       forwarding.keeps_copy ? "" : " stop;");
}

std::string_view headers_of(Field field) {
    switch (field) {
        case Field::From:
            return "\"From\"";
        case Field::To:
            return "[\"To\", \"Cc\"]";
        case Field::Subject:
            return "\"Subject\"";
    }
    base::broken("unknown field of a filter");
}

std::string act(const Filter& filter) {
    switch (filter.action) {
        case Action::Folder:
            return "fileinto :create " + quote(filter.folder);
        case Action::Flag:
            return "addflag \"\\\\Flagged\"";
        case Action::Seen:
            return "addflag \"\\\\Seen\"";
        case Action::Trash:
            return "fileinto :create " + quote(kTrash);
    }
    base::broken("unknown action of a filter");
}

}  // namespace

bool is_folder_name(const std::string& name) {
    constexpr std::string_view kMeaningful = "/\\.~*%&\"#";
    return !name.empty() && std::none_of(name.begin(), name.end(),
                                         [&](char c) { return kMeaningful.find(c) != std::string_view::npos; });
}

std::string quote(const std::string& text) {
    std::string quoted = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r' || c == '\n') {
            if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
            quoted += "\r\n";
            continue;
        }
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

std::string make_script(const MailRules& rules, const Owner& owner) {
    std::string script(kRequire);
    if (rules.vacation.on) script += answer(rules.vacation, owner);
    if (rules.forwarding) script += forward(*rules.forwarding);
    const char* word = "if";
    for (const Filter& filter : rules.filters) {
        script += fmt::format("{} header :contains {} {} {{ {}; }}\r\n", word, headers_of(filter.field),
                              quote(filter.contains), act(filter));
        word = "elsif";
    }
    return script;
}

}  // namespace valija::sieve
