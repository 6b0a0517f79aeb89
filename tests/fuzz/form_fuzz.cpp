// SPDX-License-Identifier: AGPL-3.0-or-later
// A posted form (first line: its content type; then its body): what is called good keeps its rule, what is shown again
// is text and no longer than the rule, and nothing is good that was not sent.
#include "http/form.h"

#include <algorithm>

#include "base/text.h"
#include "fuzz/fuzz.h"

namespace valija::fuzz {

namespace {

using Kind = http::FieldRule::Kind;
using State = http::FieldState;

constexpr http::FieldRule kLine{.name = "line", .kind = Kind::Line, .most_characters = 8};
constexpr http::FieldRule kText{.name = "text", .kind = Kind::Text, .most_characters = 12};
constexpr http::FieldRule kSecret{.name = "secret", .kind = Kind::Secret, .most_characters = 6};
constexpr http::FieldRule kSpare{.name = "spare", .kind = Kind::Line, .most_characters = 4, .required = false};

void check_field(const http::Form& form, const http::FieldRule& rule, const http::Pairs& pairs) {
    const std::string& value = form.value(rule.name);
    const State state = form.state(rule.name);
    HOLDS(base::is_utf8(value) && value.find('\0') == std::string::npos);
    HOLDS(base::count_characters(value) <= rule.most_characters);
    // A line that was cut may have ended in space, which goes too.
    HOLDS(state != State::TooLong || rule.kind == Kind::Line || base::count_characters(value) == rule.most_characters);
    HOLDS((state == State::Empty) == (rule.required && base::trim(value).empty() && state != State::TooLong));
    const auto sent = std::count_if(pairs.begin(), pairs.end(), [&](auto& pair) { return pair.first == rule.name; });
    HOLDS(sent == 1 || (sent == 0 && value.empty()));
    if (rule.kind == Kind::Text) HOLDS(value.find('\r') == std::string::npos);
    if (rule.kind == Kind::Line) HOLDS(base::trim(value) == value);
    if (rule.kind != Kind::Secret && state == State::Good)
        HOLDS(!base::has_control_characters(value, rule.kind == Kind::Text));
}

}  // namespace

void check(std::string_view input) {
    const std::string content_type(take_line(input));
    const http::Request request(
        [&](std::string_view name) { return name == "CONTENT_TYPE" ? content_type : std::string_view(); },
        std::string(input));
    const auto form = http::Form::parse(request, {kLine, kText, kSecret, kSpare});
    if (!form) return;
    const auto pairs = http::parse_urlencoded(input);
    HOLDS(pairs);
    for (const auto& rule : {kLine, kText, kSecret, kSpare}) check_field(*form, rule, *pairs);
    const bool all_good = form->good("line") && form->good("text") && form->good("secret") && form->good("spare");
    HOLDS(form->all_good() == all_good);
    HOLDS(base::to_lower(content_type).find("application/x-www-form-urlencoded") != std::string::npos);
}

}  // namespace valija::fuzz
