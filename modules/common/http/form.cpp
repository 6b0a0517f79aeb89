// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/form.h"

#include <algorithm>

#include "base/fault.h"
#include "base/text.h"

namespace valija::http {

namespace {

constexpr std::string_view kContentType = "application/x-www-form-urlencoded";

bool is_urlencoded(std::string_view content_type) {
    return base::to_lower(base::trim(content_type.substr(0, content_type.find(';')))) == kContentType;
}

// Browsers send line ends as CR LF; characters are counted, stored and mailed with LF.
std::string with_plain_line_ends(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        plain += text[i] == '\r' ? '\n' : text[i];
    }
    return plain;
}

bool is_given_twice(const Pairs& pairs, std::string_view name) {
    return std::count_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == name; }) > 1;
}

// "password[]", "password[0]": the array shape that other languages make of it.
bool is_array_shaped(const Pairs& pairs, std::string_view name) {
    return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
        return pair.first.size() > name.size() && pair.first.starts_with(name) && pair.first[name.size()] == '[';
    });
}

std::string_view find_value(const Pairs& pairs, std::string_view name) {
    const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == name; });
    return found == pairs.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace

std::optional<Form> Form::parse(const Request& request, std::initializer_list<FieldRule> rules) {
    if (!is_urlencoded(request.content_type)) return std::nullopt;
    const auto pairs = parse_urlencoded(request.body);
    if (!pairs) return std::nullopt;
    Form form;
    for (const FieldRule& rule : rules) {
        if (is_given_twice(*pairs, rule.name) || is_array_shaped(*pairs, rule.name)) return std::nullopt;
        form.fields_[std::string(rule.name)] = judge(rule, find_value(*pairs, rule.name));
    }
    return form;
}

Form::Field Form::judge(const FieldRule& rule, std::string_view value) {
    Field field;
    switch (rule.kind) {
        case FieldRule::Kind::Line:
            field.value = std::string(base::trim(value));
            break;
        case FieldRule::Kind::Text:
            field.value = with_plain_line_ends(value);
            break;
        case FieldRule::Kind::Secret:
            field.value = std::string(value);
            break;
    }
    const bool empty = base::trim(field.value).empty();
    const bool too_long = base::count_characters(field.value) > rule.most_characters;
    if (too_long) field.value = std::string(base::first_characters(field.value, rule.most_characters));
    if (rule.kind == FieldRule::Kind::Line)
        field.value = std::string(base::trim(field.value));  // what was cut may end so
    if (rule.required && empty) {
        field.state = FieldState::Empty;
    } else if (too_long) {
        field.state = FieldState::TooLong;
    } else if (rule.kind != FieldRule::Kind::Secret &&
               base::has_control_characters(field.value, rule.kind == FieldRule::Kind::Text)) {
        field.state = FieldState::BadCharacters;
    }
    return field;
}

const std::string& Form::value(std::string_view name) const {
    const auto found = fields_.find(name);
    if (found == fields_.end()) base::broken("undeclared field " + std::string(name));
    return found->second.value;
}

FieldState Form::state(std::string_view name) const {
    const auto found = fields_.find(name);
    if (found == fields_.end()) base::broken("undeclared field " + std::string(name));
    return found->second.state;
}

bool Form::all_good() const {
    return std::all_of(fields_.begin(), fields_.end(),
                       [](const auto& field) { return field.second.state == FieldState::Good; });
}

}  // namespace valija::http
